import { resultOf } from "./answer.ts";
import { startCall } from "./call-state.ts";
import { checkedAnswer, checkedGiven } from "./check-schema.ts";
import type { Context } from "./context.ts";
import type { Operation } from "./operation.ts";
import { type CallOptions, checkedCallOptions, type PageOptions } from "./options.ts";
import { type Exchanged, itemsOf, pagesOf } from "./pages.ts";
import type { CallPlan } from "./plan.ts";
import { fillPath, navigationUrl, serialize } from "./serialize.ts";
import { type Transfer, transfer } from "./transfer.ts";

/** openapi-fetch's client before it knows the paths of a platform. */
export interface Raw {
  request(method: string, path: string, init: object): Promise<{ response: Response }>;
}

type Given = CallOptions & { readonly [transfer]?: Transfer };

type Fields = Readonly<Record<string, unknown>>;

/** `bge.getVariants`: the call itself, with its variations as properties. */
export function makeMethod(context: Context, raw: Raw, operationId: string, operation: Operation): unknown {
  const where = { platform: context.platform.name, operation: operationId };
  const { method: verb, path: template } = operation;
  const route = { method: verb, path: template, operationId, operation };
  if (operation.kind === "navigation") {
    return (input?: unknown) => navigationUrl(context.baseUrl, where, operation, input);
  }
  const reads: CallPlan["reads"] = operation.returns === "binary" ? "bytes" : "all";

  const exchange = async (input: unknown, given: Given | undefined): Promise<Exchanged> => {
    const { signal, headers: extra, ...limits } = checkedCallOptions(where, given);
    const moved = given?.[transfer];
    const call = startCall(context, route, limits);
    checkedGiven(call, input);
    const { path, query, headers, body } = serialize(where, operation, input);
    const { response } = await raw.request(verb, template, {
      params: { path, query },
      querySerializer: asIs,
      pathSerializer: fillPath,
      bodySerializer: asIs,
      body,
      headers: { ...extra, ...headers },
      // The text was read inside the attempt and is at hand; "json" would parse it a second time.
      parseAs: moved?.reads ? "stream" : "text",
      ...(signal && { signal }),
      operation,
      operationId,
      reads: moved?.reads ?? reads,
      transfer: moved,
      call,
    });
    if (moved?.reads && response.ok) return { data: undefined, response, call };
    return { data: checkedAnswer(call, response, () => resultOf(call, response)), response, call };
  };

  const method = async (input?: unknown, options?: Given) => (await exchange(input, options)).data;
  if (operation.kind === "probe") return (options?: CallOptions) => method(undefined, options).then(yes, no);
  const withResponse = async (input?: unknown, options?: Given) => {
    const { data, response } = await exchange(input, options);
    return { data, response };
  };
  if (!operation.pagination) return Object.assign(method, { withResponse });

  const pages = (input?: Fields, options?: PageOptions) => {
    const { maxPages, ...each } = options ?? {};
    return pagesOf(operation, (page) => exchange(page, each), input, maxPages);
  };
  const all = async function* (input?: Fields, options?: PageOptions) {
    for await (const page of pages(input, options)) yield* itemsOf(page, operation.pagination?.items) ?? [];
  };
  return Object.assign(method, { withResponse, pages, all });
}

const yes = () => true;
const no = () => false;

const asIs = <T>(value: T): T => value;
