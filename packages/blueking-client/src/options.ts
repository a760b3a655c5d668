import type { KeepingOptions } from "@lingpai/auth";
import type { ClientOptions } from "@lingpai/client";

/** What every back end takes. */
export interface AppOptions extends ClientOptions, KeepingOptions {
  /** The application's code (`bk_app_code`). */
  appCode: string;
  /** The application's secret (`bk_app_secret`). It stays on your server. */
  appSecret: string;
  /** Where the token service of your installation is; there is no public one. */
  baseUrl: string;
  /** Where the API gateway of your installation is, for `as` and `asApp`. Tokens go nowhere else. */
  gatewayUrl?: string;
}
