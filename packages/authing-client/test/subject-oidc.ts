import type { Subject } from "../../../tools/contract/subject.ts";
import { type ClientAuthMethod, createAuthingClient } from "../src/index.ts";

const methods: ClientAuthMethod[] = ["client_secret_post", "client_secret_basic", "none"];

export const subject: Subject = {
  callers: (options) =>
    methods.map((method) => {
      const authing = createAuthingClient({
        ...options,
        protocol: "oidc",
        maxRetries: 0,
        clientId: "fake-app-id-000000000001",
        clientSecret: "fake-app-secret-000000000001",
        tokenEndpointAuthMethod: method,
        introspectionEndpointAuthMethod: method,
        revocationEndpointAuthMethod: method,
      });
      const client = authing.withToken("fake-access-token-000000000001");
      return { name: method, credentials: ["clientAuth", "userToken"], client };
    }),
};
