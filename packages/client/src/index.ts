export { createPlatformClient } from "./client.ts";
export { ApiError, InputError, NetworkError, ResponseFormatError, type Where } from "./errors.ts";
export { addToForm, formFields } from "./form.ts";
export type { Content, Input, Limits, Manifest, Operation, Variant } from "./operation.ts";
export { type CallOptions, type ClientOptions, type Fetch, headerOption, requiredOption } from "./options.ts";
export type { Credential, Credentials, Plan } from "./plan.ts";
export type { Envelope, Platform } from "./platform.ts";
export type {
  CredentialMissing,
  InputOf,
  Method,
  Methods,
  Navigation,
  PlatformClient,
  PlatformTypes,
  Probe,
  RawMethods,
  Result,
  ResultOf,
} from "./types.ts";
