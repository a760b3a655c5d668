/** Clients of others that are measured beside ours: packages of the root. */
export const peerNames = [
  "simple-oauth2",
  "google-auth-library",
  "@badgateway/oauth2-client",
  "@atproto/oauth-client-node",
] as const;
