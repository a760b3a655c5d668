export { generateRandomState } from "oauth4webapi";
export { bearer } from "./bearer.ts";
export { type Clock, systemClock } from "./clock.ts";
export { liveBearer } from "./credential.ts";
export type { DueOptions, DueResult } from "./due.ts";
export {
  type AuthorizationInput,
  type CodeExchange,
  type RefusalCodes,
  type TokenAnswer,
  type TokenCallOptions,
  type TokenEndpoint,
  tokenAnswer,
} from "./endpoint.ts";
export {
  AuthTemporarilyUnavailable,
  CallbackError,
  ClientMisconfigured,
  LeaseTimeout,
  PersistFailed,
  type ReauthReason,
  ReauthRequired,
  TokenResponseError,
} from "./errors.ts";
export type { TokenEvent, TokenListeners, TokenLogger } from "./events.ts";
export type { Callback, StartInput } from "./flows.ts";
export {
  createTokenManager,
  type KeepingOptions,
  type KeptTokens,
  keepingOptions,
  type TokenManager,
  type TokenManagerOptions,
} from "./manager.ts";
export { localLease, memory } from "./memory.ts";
export { type Scope, scopeText } from "./scope.ts";
export type { GetOptions, TokenSource } from "./source.ts";
export type {
  AcquireOptions,
  Flow,
  FlowStore,
  Lease,
  LeaseProvider,
  StoredTokens,
  TokenRecord,
  TokenStore,
} from "./store.ts";
export { byRefreshToken, type RevealedTokens, type TokenResponse, type TokenSet, tokenSet } from "./token-set.ts";
export { type WithTokenOptions, withToken } from "./with-token.ts";
