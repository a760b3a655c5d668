import type { Call } from "./call-state.ts";

const decoder = new TextDecoder();

/**
 * What an answer that was read inside the attempt holds: text where a method asked, who parses it (half as expensive); bytes
 * where the caller may ask for them, as not everything is UTF-8.
 */
const read = new WeakMap<Response, string | ArrayBuffer>();

/** Undefined for an answer that was handed on unread. */
export function textOf(response: Response): string | undefined {
  const body = read.get(response);
  return body instanceof ArrayBuffer ? decoder.decode(body) : body;
}

/** Undefined for what is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As it was read, for a file. */
export const contentOf = (response: Response): string | ArrayBuffer => read.get(response) ?? "";

export const isUnread = (response: Response): boolean => !read.has(response);

/** What may never end. */
const isStream = (contentType: string): boolean =>
  /^\s*(text\/event-stream|application\/json-seq)\s*(;|$)/i.test(contentType);

/** Reads a body once, unless it is a stream, and leaves every reader of the response working. */
export async function readOnce(response: Response, reads: Call["reads"]): Promise<Response> {
  if (response.body === null) {
    read.set(response, "");
    return response;
  }
  const type = response.headers.get("content-type");
  if (type && isStream(type)) return response;
  read.set(response, await (reads === "all" ? response.text() : response.arrayBuffer()));
  return Object.setPrototypeOf(response, rereadable(Object.getPrototypeOf(response) as object)) as Response;
}

const prototypes = new WeakMap<object, object>();

/**
 * The readers of a response whose body is used up. `response.clone()` before reading would cost more than the rest of the
 * call; a prototype that stands before the response's own costs next to nothing.
 */
function rereadable(original: object): object {
  let shadow = prototypes.get(original);
  if (!shadow) {
    const again = (response: Response) => new Response(read.get(response), response);
    const readers: Record<string, (this: Response) => unknown> = {
      async text() {
        return textOf(this);
      },
      async json() {
        return JSON.parse(textOf(this) as string);
      },
      clone() {
        return again(this);
      },
    };
    for (const name of ["arrayBuffer", "blob", "bytes", "formData"] as const) {
      readers[name] = async function () {
        return again(this)[name]();
      };
    }
    shadow = Object.create(original, {
      body: {
        get(this: Response) {
          return again(this).body;
        },
      },
      bodyUsed: { value: false },
    }) as object;
    prototypes.set(original, Object.assign(shadow, readers));
  }
  return shadow;
}
