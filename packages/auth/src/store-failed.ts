import { plain } from "./errors.ts";

/**
 * The server of a store does not do its work, or what it holds is damaged. It says no more than that and the driver's own code, as what a
 * driver throws may repeat what was to be stored.
 */
export class StoreFailed extends Error {
  override readonly name = "StoreFailed";
  /** The driver's, `ECONNREFUSED` or `57P01` for two; `failed` where it has none, `damaged` for what is no record. */
  readonly code: string | number;
  readonly retryable: boolean;

  constructor(store: string, code: string | number) {
    super(`${store}: the token store ${code === "damaged" ? "holds something damaged" : `failed (${code})`}`);
    this.code = code;
    this.retryable = code !== "damaged";
  }
}

/** @throws StoreFailed in the place of whatever `work` throws */
export async function failing<T>(store: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = (error ?? {}) as { code?: unknown };
    const isPlain = typeof code === "number" || (typeof code === "string" && plain.test(code));
    throw error instanceof StoreFailed ? error : new StoreFailed(store, isPlain ? code : "failed");
  }
}

/** What was stored, out of its JSON, whose own errors would quote it. */
export function parsed<T>(store: string, text: unknown): T {
  try {
    const value: unknown = JSON.parse(text as string);
    if (typeof value === "object" && value) return value as T;
  } catch {}
  throw new StoreFailed(store, "damaged");
}
