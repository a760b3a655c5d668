export { generateRandomState } from "oauth4webapi";
export { bearer } from "./bearer.ts";
export { ReauthRequired, TokenResponseError } from "./errors.ts";
export { type Scope, scopeText } from "./scope.ts";
export { byRefreshToken, type RevealedTokens, type TokenResponse, type TokenSet, tokenSet } from "./token-set.ts";
