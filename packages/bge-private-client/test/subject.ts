import type { Subject } from "../../../tools/contract/subject.ts";
import { createBgePrivateClient } from "../src/index.ts";

export const subject: Subject = {
  envelope: { code: "code", message: "msg", data: "data", bareWithoutCode: true },
  callers(options) {
    const client = createBgePrivateClient({
      ...options,
      maxRetries: 0,
      appKey: "fake-app-key-0001",
      appSecret: "fake-app-secret-0001",
    });
    return [{ name: "client", credentials: ["signature"], client }];
  },
};
