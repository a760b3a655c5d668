import createOpenapiFetch from "openapi-fetch";
import { attempts } from "./attempts.ts";
import { budgetOf } from "./budget.ts";
import { makeMethod } from "./call.ts";
import type { Context } from "./context.ts";
import { createObserver } from "./observe.ts";
import type { Manifest } from "./operation.ts";
import { type CallLimits, type ClientOptions, checkClientOptions, checkedBaseUrl, type Fetch } from "./options.ts";
import { type CallPlan, type Credentials, PlanRequest } from "./plan.ts";
import type { Platform } from "./platform.ts";
import { type Raw, rawMethods } from "./raw.ts";
import type { PlatformClient, PlatformTypes } from "./types.ts";

/**
 * Makes the client of a platform from its value.
 *
 * @param options - where the platform is and what sends the requests
 * @param credentials - by the names that the spec's `security` uses; operations that need another one are refused
 * @throws InputError when an option is not what it has to be
 */
export function createPlatformClient<P extends PlatformTypes, Bound extends string = never>(
  platform: Platform,
  options: ClientOptions,
  credentials: Credentials & Record<Bound, unknown>,
): PlatformClient<P, Bound> {
  const baseUrl = checkedBaseUrl(platform, options.baseUrl ?? platform.baseUrl);
  const origin = `${new URL(baseUrl).origin}/`;
  checkClientOptions(platform, options);
  const { fetch = globalFetch, timeoutMs = 18_000, deadlineMs = 60_000, maxRetries = 3 } = options;
  const context: Context = {
    platform,
    baseUrl,
    origin,
    fetch,
    credentials,
    timeoutMs,
    deadlineMs,
    maxRetries,
    budget: budgetOf(fetch, origin),
    observer: createObserver(options),
    validator: options.validate,
  };
  const raw = createOpenapiFetch({
    baseUrl,
    Request: PlanRequest as unknown as typeof Request,
    fetch: (request) => {
      const plan = request as unknown as CallPlan & CallLimits;
      // What openapi-fetch did not take for itself.
      const { url, call, timeoutMs, deadlineMs, maxRetries, ...extra } = plan;
      call.extra = extra;
      return attempts(plan);
    },
  }) as unknown as Raw;

  const client = Object.create(methodsOf(platform.operations)) as Client;
  Object.defineProperty(client, state, { value: context });
  return Object.assign(client, rawMethods(context, raw)) as unknown as PlatformClient<P, Bound>;
}

/** Looked up at each call, so that a test that replaces the global fetch later still catches it. */
const globalFetch: Fetch = (url, init) => globalThis.fetch(url, init);

/** Not enumerable, so that printing a client shows no credential; inherited, so that proxies of a client work. */
const state = Symbol("state");

interface Client {
  readonly [state]: Context;
}

const prototypes = new WeakMap<Manifest, object>();

/** One prototype a platform; a method is made when it is first touched, so a client costs next to nothing to make. */
function methodsOf(operations: Manifest): object {
  const known = prototypes.get(operations);
  if (known) return known;
  const prototype = {};
  for (const [id, operation] of Object.entries(operations)) {
    const keep = (client: Client, value: unknown) =>
      Object.defineProperty(client, id, { value, enumerable: true, configurable: true, writable: true });
    Object.defineProperty(prototype, id, {
      enumerable: true,
      configurable: true,
      get(this: Client) {
        const value = makeMethod(this[state], id, operation);
        keep(this, value);
        return value;
      },
      set(this: Client, value: unknown) {
        keep(this, value);
      },
    });
  }
  prototypes.set(operations, prototype);
  return prototype;
}
