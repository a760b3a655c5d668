import { plain } from "./errors.ts";

/**
 * The server of a store does not do its work, what it holds is damaged, or the function that was given to reach it answers with something
 * else than it should. It says no more than that and the driver's own code, as what a driver throws may repeat what was to be stored.
 */
export class StoreFailed extends Error {
  override readonly name = "StoreFailed";
  /**
   * The driver's, `ECONNREFUSED` or `57P01` for two; `failed` where it has none, `damaged` for what is no record, `unexpected_answer` for a
   * function that answers wrongly.
   */
  readonly code: string | number;
  readonly retryable: boolean;

  /** @param expected - what would have been right, where that mends it */
  constructor(store: string, code: string | number, expected?: string) {
    const what = code === "damaged" ? "the token store holds something damaged" : `the token store failed (${code})`;
    super(`${store}: ${expected ?? what}`);
    this.code = code;
    this.retryable = code !== "damaged" && expected === undefined;
  }
}

/** @returns what `store` throws where the caller's function answers, but not with what is `expected` */
export const unexpected = (store: string, expected: string): StoreFailed =>
  new StoreFailed(store, "unexpected_answer", expected);

/** @throws TypeError naming the methods that the argument is without */
export function checkedMethods(argument: string, given: unknown, methods: readonly string[]): void {
  const has = (given ?? {}) as Record<string, unknown>;
  const missing = methods.filter((method) => typeof has[method] !== "function");
  if (missing.length > 0)
    throw new TypeError(`${argument}: expected an object with ${missing.map((method) => `\`${method}\``).join(", ")}`);
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
