export { indexedDb } from "./indexed-db.ts";
export { type BrowserOptions, webLocks } from "./web-locks.ts";
