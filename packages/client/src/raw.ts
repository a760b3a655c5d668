import { startCall, whereabouts } from "./call-state.ts";
import type { Context } from "./context.ts";
import { InputError, ResponseFormatError, type Where } from "./errors.ts";
import { pathSegment, type Values } from "./input.ts";
import type { Manifest, Operation } from "./operation.ts";
import { type CallLimits, checkOptions, notInHeader } from "./options.ts";
import { contentType, fillPath, writeBody, writeQuery } from "./serialize.ts";

const verbs = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

export type Verb = (typeof verbs)[number];

/** openapi-fetch's client before it knows the paths of a platform. */
export interface Raw {
  request(method: string, path: string, init: object): Promise<{ response: Response }>;
}

interface RawInit extends CallLimits {
  params?: { header?: Record<string, unknown> };
  parseAs?: string;
  body?: unknown;
  headers?: Headers | Record<string, unknown>;
  querySerializer?: unknown;
  bodySerializer?: unknown;
}

/** openapi-fetch's own methods, told which operation a path is, so that it is authorized and serialized alike. */
export function rawMethods(context: Context, raw: Raw): Record<Verb, unknown> {
  const { platform } = context;
  const byRoute = routesOf(platform.operations);
  const methods = verbs.map((verb) => {
    const call = async (path: string, init: RawInit = {}) => {
      const [operationId, operation] = byRoute.get(`${verb} ${path}`) ?? [];
      const where = { platform: platform.name, operation: operationId };
      refuse(where, init);
      checkOptions(where, init);
      // A path that the spec does not have may hold anything.
      const route = { method: verb, path: operation ? path : "(unknown)", operationId, operation };
      const started = startCall(context, route, init.parseAs === "stream" ? "nothing" : undefined, init);
      const sending = raw.request(verb, path, {
        pathSerializer: (template: string, values: Values) =>
          fillPath(template, (name) => pathSegment(where, name, values[name] ?? "")),
        ...init,
        ...(operation && written(where, operation, init)),
        call: started,
      });
      try {
        return await sending;
      } catch (error) {
        // What a parser says of a text repeats it.
        if (!started.answer || !(error instanceof SyntaxError)) throw error;
        const { answer } = started;
        throw new ResponseFormatError(whereabouts(started, false, answer), answer, "JSON", "something else");
      }
    };
    return [verb, call] as const;
  });
  return Object.fromEntries(methods) as Record<Verb, unknown>;
}

const routes = new WeakMap<Manifest, ReadonlyMap<string, [string, Operation]>>();

/** A server makes a client for each request, and the manifest is the same. */
function routesOf(operations: Manifest): ReadonlyMap<string, [string, Operation]> {
  let known = routes.get(operations);
  if (!known) {
    known = new Map(Object.entries(operations).map((each) => [`${each[1].method} ${each[1].path}`, each]));
    routes.set(operations, known);
  }
  return known;
}

/** What would take the place of our own steps, or would fail later with its value in the message. */
function refuse(where: Where, init: RawInit): void {
  for (const name of ["fetch", "Request", "middleware"]) {
    if (name in init) throw new InputError(where, name, "nothing; give `fetch` when the client is made");
  }
  const given = [init.headers instanceof Headers ? {} : init.headers, init.params?.header];
  if (notInHeader.test(given.flatMap((headers) => Object.values(headers ?? {})).join("")))
    throw new InputError(where, "headers", "headers of an HTTP request");
}

/** openapi-fetch serializes a call in one way; the spec says it for each parameter and field. */
function written(where: Where, operation: Operation, { body, headers, ...init }: RawInit): object {
  const querySerializer = init.querySerializer ?? ((query: Values) => writeQuery(where, operation, query));
  if (!body || Object.getPrototypeOf(body) !== Object.prototype) return { querySerializer };
  const file = Object.values(body).some((value) => value instanceof Blob);
  const content = operation.content ?? (file ? "multipart" : operation.variants?.[0]?.content);
  if (!content || init.bodySerializer || operation.input.body?.whole) return { querySerializer };
  const type = contentType[content];
  return {
    querySerializer,
    bodySerializer: (fields: Values) => writeBody(where, content, operation, fields),
    // The caller's own headers come last; openapi-fetch takes null for "none of this name".
    ...(type && {
      headers: { "content-type": type, ...(headers instanceof Headers ? Object.fromEntries(headers) : headers) },
    }),
  };
}
