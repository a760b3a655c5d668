import { createBgeClient } from "../../packages/bge-client/src/index.ts";
import type { CallOptions, ClientOptions } from "../../packages/client/src/index.ts";

export type SafeCall = (options: CallOptions) => Promise<unknown>;

/** Safe calls of the BGE platform, each with an answer of its own. */
export function safeCalls(options: ClientOptions): SafeCall[] {
  const bge = createBgeClient({ ...options, clientId: "fake-client-id-0001", clientSecret: "fake-client-secret-0001" });
  const api = bge.withToken("fake-access-token-000000000001");
  return [
    (options) => api.introspect({ token: "fake-access-token-000000000001" }, options),
    (options) => api.getUser({}, options),
    (options) => api.getSamples({ biosample_ids: ["E-F00000000001"], page: 1 }, options),
    (options) => api.getVariants({ biosample_id: "E-F00000000001", rsids: ["rs671", "rs1229984"] }, options),
    (options) => api.getTaxonAbundance({ biosample_id: "E-F00000000003", taxon_id: ["txid817"] }, options),
    (options) => api.getRangeStream({ data_element_id: "00000000-0000-4000-8000-000000000021" }, options),
    (options) => api.getModelVersions({ model_id: "fakeModel0001", limit: 10 }, options),
  ];
}
