const parameter = /;\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/g;

/** The name of a file in `Content-Disposition` (RFC 6266); that of `filename*` (RFC 8187) where there are two. */
export function fileName(disposition: string | null): string | undefined {
  const given: Record<string, string> = {};
  for (const [, name = "", quoted, token = ""] of (disposition ?? "").matchAll(parameter)) {
    given[name.toLowerCase()] ??= quoted?.replace(/\\(.)/g, "$1") ?? token;
  }
  const name = extended(given["filename*"]) ?? given.filename;
  // RFC 6266 section 4.3: it may name no other folder than the one that the reader chooses.
  const last = name?.split(/[\\/]/).at(-1);
  return last && !/^\.{1,2}$/.test(last) ? last : undefined;
}

function extended(value: string | undefined): string | undefined {
  const encoded = /^utf-8'[^']*'(.*)$/i.exec(value ?? "")?.[1];
  try {
    return encoded && decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
