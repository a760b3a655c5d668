import { resultOf } from "./answer.ts";
import { InputError, type Where } from "./errors.ts";
import type { Operation } from "./operation.ts";
import type { CallOptions } from "./options.ts";
import type { Context } from "./send.ts";
import { fillPath, navigationUrl, serialize } from "./serialize.ts";

/** openapi-fetch's client before it knows the paths of a platform. */
export interface Raw {
  request(method: string, path: string, init: object): Promise<{ response: Response }>;
}

/** `bge.getVariants`: the call itself, with its variations as properties. */
export function makeMethod(context: Context, raw: Raw, operationId: string, operation: Operation): unknown {
  const where = { platform: context.platform.name, operation: operationId };
  if (operation.kind === "navigation") {
    return (input?: unknown) => navigationUrl(context.baseUrl, where, operation, input);
  }
  const withResponse = async (input?: unknown, options?: CallOptions) => {
    const { path, query, headers, body } = serialize(where, operation, input);
    const { signal, headers: extra } = checkedOptions(where, options);
    const { response } = await raw.request(operation.method, operation.path, {
      params: { path, query },
      querySerializer: asIs,
      pathSerializer: fillPath,
      bodySerializer: asIs,
      body,
      headers: { ...extra, ...headers },
      // The text was read inside the attempt and is at hand; "json" would parse it a second time.
      parseAs: "text",
      ...(signal && { signal }),
      operation,
      operationId,
      reads: "all",
    });
    return { data: resultOf(where, operation, context.platform.envelope, response), response };
  };
  const method = async (input?: unknown, options?: CallOptions) => (await withResponse(input, options)).data;
  if (operation.kind === "probe") return (options?: CallOptions) => method(undefined, options).then(yes, no);
  return Object.assign(method, { withResponse });
}

const yes = () => true;
const no = () => false;

const asIs = <T>(value: T): T => value;

const optionNames = ["signal", "headers"];

function checkedOptions(where: Where, options: CallOptions | null | undefined): CallOptions {
  for (const name of Object.keys(options ?? {})) {
    if (!optionNames.includes(name)) {
      throw new InputError(where, name, `one of the call's options ${optionNames.join(", ")}`);
    }
  }
  const { signal, headers } = options ?? {};
  if (signal !== undefined && signal !== null && typeof signal.addEventListener !== "function") {
    throw new InputError(where, "signal", "an AbortSignal");
  }
  if (!headers) return { signal };
  try {
    const { "content-type": _, ...extra } = Object.fromEntries(new Headers(headers));
    return { signal, headers: extra };
  } catch {
    // Its message shows the value.
    throw new InputError(where, "headers", "headers of an HTTP request");
  }
}
