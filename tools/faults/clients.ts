import type { Client } from "./client.ts";
import { heyApi } from "./clients/hey-api.ts";
import { kyClient } from "./clients/ky.ts";
import { ofetchClient } from "./clients/ofetch.ts";
import { openaiCore } from "./clients/openai.ts";
import { openapiFetch } from "./clients/openapi-fetch.ts";
import { ours } from "./clients/ours.ts";
import { rawFetch } from "./clients/raw-fetch.ts";

/** In the order of the page. */
export const clients: readonly Client[] = [ours, rawFetch, openapiFetch, kyClient, ofetchClient, openaiCore, heyApi];
