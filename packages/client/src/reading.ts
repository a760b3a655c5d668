/** The text of an answer that was read inside the attempt. */
const read = new WeakMap<Response, string>();

/** Undefined for an answer that was handed on unread. */
export const textOf = (response: Response): string | undefined => read.get(response);

/** JSON and plain text; not event streams, JSON sequences and files, which may never end. */
export const isText = (contentType: string): boolean =>
  /^\s*(application\/([\w.!#$&^-]+\+)?json|text\/(?!event-stream)[\w.+-]+)\s*(;|$)/i.test(contentType);

/**
 * Reads a textual body once and leaves every reader of the response working.
 *
 * `response.clone()` would cost more than the rest of the call, so the readers are shadowed on the instance.
 */
export async function readOnce(response: Response): Promise<Response> {
  const type = response.headers.get("content-type") ?? "";
  if (response.body === null || (type !== "" && !isText(type))) {
    if (response.body === null) read.set(response, "");
    return response;
  }
  const text = await response.text();
  read.set(response, text);
  const again = () => new Response(text, { headers: { "content-type": type } });
  const shadow = {
    text: async () => text,
    json: async () => JSON.parse(text) as unknown,
    blob: () => again().blob(),
    arrayBuffer: () => again().arrayBuffer(),
    formData: () => again().formData(),
    clone: () =>
      new Response(text, { status: response.status, statusText: response.statusText, headers: response.headers }),
  };
  for (const name of Object.keys(shadow) as (keyof typeof shadow)[]) {
    Object.defineProperty(response, name, { value: shadow[name], configurable: true });
  }
  Object.defineProperty(response, "body", { get: () => again().body, configurable: true });
  return response;
}
