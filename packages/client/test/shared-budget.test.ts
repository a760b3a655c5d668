import { describe, expect, it } from "vitest";
import { createBgeClient } from "../../bge-client/src/index.ts";
import { failure, outcome, virtualTime } from "./clock.ts";
import { wire } from "./wire.ts";

virtualTime();

describe("the budget of a host", () => {
  it("is shared by the clients of all users", async () => {
    const { fetch, sent } = wire(() => Promise.reject(failure("ECONNREFUSED")));
    const bge = createBgeClient({ clientId: "c", clientSecret: "fake-secret", fetch, maxRetries: 3 });
    for (let user = 0; user < 5; user++) await outcome(bge.withToken(`fake-token-${user}`).getUser());
    expect(sent).toHaveLength(20);
    await outcome(bge.withToken("fake-token-5").getUser());
    expect(sent).toHaveLength(21);
    const other = createBgeClient({ clientId: "c", clientSecret: "fake-secret", fetch, baseUrl: "https://other.test" });
    await outcome(other.withToken("fake-token-0").getUser());
    expect(sent).toHaveLength(25);
  });
});
