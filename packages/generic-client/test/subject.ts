import type { Subject } from "../../../tools/contract/subject.ts";
import { createGenericClient } from "../src/index.ts";

export const subject: Subject = {
  envelope: { code: "res_code", message: "res_msg", data: "data" },
  callers(options) {
    const generic = createGenericClient({
      ...options,
      maxRetries: 0,
      clientId: 1,
      clientSecret: "fake-client-secret-0001",
    });
    const user = generic.withToken("fake-access-token-000000000001");
    return [
      { name: "withToken", credentials: ["userToken"], client: user },
      { name: "asClient", credentials: ["clientJwt"], client: generic.asClient() },
    ];
  },
};
