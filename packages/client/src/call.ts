import { resultOf } from "./answer.ts";
import { attempts } from "./attempts.ts";
import { type Call, startCall } from "./call-state.ts";
import type { Context } from "./context.ts";
import { InputError } from "./errors.ts";
import type { Operation } from "./operation.ts";
import { type CallOptions, checkedCallOptions, type PageOptions } from "./options.ts";
import { type Exchanged, itemsOf, pagesOf } from "./pages.ts";
import { navigationUrl, serialize } from "./serialize.ts";
import { type Transfer, transfer } from "./transfer.ts";

type Given = CallOptions & { readonly [transfer]?: Transfer };

type Fields = Readonly<Record<string, unknown>>;

/** `bge.getVariants`: the call itself, with its variations as properties. */
export function makeMethod(context: Context, operationId: string, operation: Operation): unknown {
  const where = { platform: context.platform.name, operation: operationId };
  const { method: verb, path: template } = operation;
  const route = { method: verb, path: template, operationId, operation };
  if (operation.kind === "navigation") {
    return (input?: unknown) => navigationUrl(context.baseUrl, where, operation, input);
  }
  const reads: Call["reads"] = operation.returns === "binary" ? "bytes" : "all";

  const exchange = async (input: unknown, given: Given | undefined): Promise<Exchanged> => {
    const options = checkedCallOptions(where, given);
    const moved = given?.[transfer];
    const call = moved?.again ?? startCall(context, route, moved?.reads ?? reads, options);
    call.transfer = moved;
    const { path, query, headers, body } = serialize(where, operation, input);
    if (!moved?.again) context.validator?.given(call, input);
    const url = `${context.baseUrl}${path}${query && `?${query}`}`;
    const sent = new Headers(options.headers ?? undefined);
    for (const name in headers) sent.set(name, headers[name] as string);
    const response = await attempts({ url, method: verb, headers: sent, body, signal: options.signal, call });
    if (moved?.reads && response.ok) return { data: undefined, response, call };
    const result = () => {
      try {
        return resultOf(call, response);
      } catch (error) {
        context.observer?.refusal(call, error);
        throw error;
      }
    };
    const data = context.validator ? context.validator.answered(call, response, result) : result();
    return { data, response, call };
  };

  const method = async (input?: unknown, options?: Given) => (await exchange(input, options)).data;
  if (operation.kind === "probe") return (options?: CallOptions) => method(undefined, options).then(yes, no);
  const withResponse = async (input?: unknown, options?: Given) => {
    const { data, response } = await exchange(input, options);
    return { data, response };
  };
  const { pagination } = operation;
  if (!pagination) return Object.assign(method, { withResponse });

  const pages = (input?: Fields, options?: PageOptions) => {
    checkedCallOptions(where, options, ["maxPages"]);
    const { maxPages, ...each } = options ?? {};
    return pagesOf(operation, (page) => exchange(page, each), input, maxPages);
  };
  const all = async function* (input?: Fields, options?: PageOptions) {
    for await (const page of pages(input, options)) yield* itemsOf(page, pagination.items) ?? [];
  };
  return Object.assign(method, { withResponse, pages, all });
}

const yes = () => true;
const no = (error: unknown) => {
  // A misspelt option says nothing of the platform.
  if (error instanceof InputError) throw error;
  return false;
};
