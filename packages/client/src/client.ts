import createOpenapiFetch from "openapi-fetch";
import { makeMethod, type Raw } from "./call.ts";
import type { Manifest } from "./operation.ts";
import { type ClientOptions, checkedBaseUrl, checkedFetch, type Fetch } from "./options.ts";
import { type Credentials, type Plan, PlanRequest } from "./plan.ts";
import type { Platform } from "./platform.ts";
import { rawMethods } from "./raw.ts";
import { type Context, send } from "./send.ts";
import type { PlatformClient, PlatformTypes } from "./types.ts";

/**
 * Makes the client of a platform from its value.
 *
 * @param options - where the platform is and what sends the requests
 * @param credentials - by the names that the spec's `security` uses; operations that need another one are refused
 * @throws InputError when `baseUrl` or `fetch` is not what it has to be
 */
export function createPlatformClient<P extends PlatformTypes, Bound extends string = never>(
  platform: Platform,
  options: ClientOptions,
  credentials: Credentials & Record<Bound, unknown>,
): PlatformClient<P, Bound> {
  const baseUrl = checkedBaseUrl(platform, options.baseUrl ?? platform.baseUrl);
  // Looked up at each call, so that a test that replaces the global fetch later still catches it.
  const fetch: Fetch = checkedFetch(platform, options.fetch) ?? ((url, init) => globalThis.fetch(url, init));
  const context: Context = { platform, baseUrl, origin: `${new URL(baseUrl).origin}/`, fetch, credentials };
  const raw = createOpenapiFetch({
    baseUrl,
    Request: PlanRequest as unknown as typeof Request,
    fetch: (plan) => send(context, plan as unknown as Plan),
  }) as unknown as Raw;

  const client = Object.create(methodsOf(platform.operations)) as Client;
  Object.defineProperty(client, state, { value: { context, raw } });
  return Object.assign(client, rawMethods(context, raw)) as unknown as PlatformClient<P, Bound>;
}

/** Not enumerable, so that printing a client shows no credential; inherited, so that proxies of a client work. */
const state = Symbol("state");

interface Client {
  readonly [state]: { context: Context; raw: Raw };
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
        const { context, raw } = this[state];
        const value = makeMethod(context, raw, id, operation);
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
