import type { Subject } from "../../../tools/contract/subject.ts";
import { createBlueKingClient } from "../src/index.ts";

export const subject: Subject = {
  envelope: { code: "code", message: "message", data: "data" },
  callers(options) {
    const client = createBlueKingClient({
      ...options,
      backend: "auth_api",
      maxRetries: 0,
      appCode: "fake-app",
      appSecret: "fake-app-secret-0001",
    });
    return [{ name: "client", credentials: ["appCode", "appSecret"], client }];
  },
};
