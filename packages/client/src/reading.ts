/** The text of an answer that was read inside the attempt. */
const read = new WeakMap<Response, string>();

/** Undefined for an answer that was handed on unread. */
export const textOf = (response: Response): string | undefined => read.get(response);

/** JSON and plain text; not event streams, JSON sequences and files, which may never end. */
const isText = (contentType: string): boolean =>
  /^\s*(application\/([\w.!#$&^-]+\+)?json|text\/(?!event-stream)[\w.+-]+)\s*(;|$)/i.test(contentType);

/** Reads a textual body once and leaves every reader of the response working. */
export async function readOnce(response: Response): Promise<Response> {
  if (response.body === null) {
    read.set(response, "");
    return response;
  }
  const type = response.headers.get("content-type");
  if (type && !isText(type)) return response;
  read.set(response, await response.text());
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
    const method = (value: (this: Response) => unknown) => ({ value, configurable: true });
    shadow = Object.create(original, {
      text: method(async function () {
        return read.get(this);
      }),
      json: method(async function () {
        return JSON.parse(read.get(this) as string);
      }),
      blob: method(function () {
        return again(this).blob();
      }),
      arrayBuffer: method(function () {
        return again(this).arrayBuffer();
      }),
      clone: method(function () {
        return again(this);
      }),
      body: {
        get(this: Response) {
          return again(this).body;
        },
        configurable: true,
      },
      bodyUsed: { value: false, configurable: true },
    }) as object;
    prototypes.set(original, shadow);
  }
  return shadow;
}
