export { createPlatformClient } from "./client.ts";
export {
  ApiError,
  type DocumentedCodes,
  InputError,
  isApiError,
  NetworkError,
  type PlatformApiError,
  ResponseFormatError,
  TimeoutError,
  type Where,
} from "./errors.ts";
export { addToForm, formFields } from "./form.ts";
export type {
  AttemptEvent,
  CallEvent,
  DeprecationEvent,
  DriftEvent,
  EventPlace,
  Logger,
  LogLevel,
  RefusalEvent,
} from "./observe.ts";
export type { Content, Input, Limits, Manifest, Operation, Variant } from "./operation.ts";
export {
  type CallLimits,
  type CallOptions,
  type ClientOptions,
  type Fetch,
  headerOption,
  type PageOptions,
  requiredOption,
} from "./options.ts";
export type { Credential, Credentials, Plan } from "./plan.ts";
export type { Envelope, Platform } from "./platform.ts";
export type {
  CredentialMissing,
  InputOf,
  Method,
  Methods,
  Navigation,
  PagedMethod,
  PlatformClient,
  PlatformTypes,
  Probe,
  RawMethods,
  Result,
  ResultOf,
} from "./types.ts";
export type { SchemaFinding, Validator } from "./validator.ts";
