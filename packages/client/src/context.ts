import type { Budget } from "./budget.ts";
import type { Observer } from "./observe.ts";
import type { Fetch } from "./options.ts";
import type { Credentials } from "./plan.ts";
import type { Platform } from "./platform.ts";
import type { Validator } from "./validator.ts";

/** What all calls of one client share. */
export interface Context {
  readonly platform: Platform;
  readonly baseUrl: string;
  /** Of `baseUrl`, with a slash behind. */
  readonly origin: string;
  readonly fetch: Fetch;
  readonly credentials: Credentials;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly maxRetries: number;
  readonly budget: Budget;
  readonly observer: Observer | undefined;
  readonly validator: Validator | undefined;
}
