import type { Subject } from "../../../tools/contract/subject.ts";
import { createBgeClient } from "../src/index.ts";

export const subject: Subject = {
  envelope: { code: "code", message: "msg", data: "data" },
  callers(options) {
    const bge = createBgeClient({
      ...options,
      maxRetries: 0,
      clientId: "fake-client-id-0001",
      clientSecret: "fake-client-secret-0001",
    });
    return [
      {
        name: "withToken",
        credentials: ["client", "userToken", "appToken"],
        client: bge.withToken("fake-access-token-000000000001"),
      },
      { name: "client", credentials: ["client"], client: bge },
    ];
  },
};
