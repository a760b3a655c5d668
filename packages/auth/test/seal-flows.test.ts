import { describe, expect, it } from "vitest";
import type { Flow } from "../src/store.ts";
import { active, broken, lab, plant } from "./seal-lab.ts";

describe("a sealed login", () => {
  const flow: Flow = {
    redirectUri: "http://x.test/cb",
    expiresAt: Date.now() + 600_000,
    user: "canary-user",
    state: "canary-state",
    codeVerifier: "fake-verifier-canary",
    nonce: "canary-nonce",
  };

  it("comes back once, and shows where it goes and when it ends only", async () => {
    const { inner, store } = lab();
    await store.flows.put("s", flow);
    const kept = await inner.flows.take("s");
    expect(kept).toEqual({ redirectUri: flow.redirectUri, expiresAt: flow.expiresAt, sealed: expect.any(String) });
    expect(JSON.stringify(kept)).not.toContain("canary");
    await inner.flows.put("s", kept as Flow);
    expect(await store.flows.take("s")).toEqual(flow);
    expect(await store.flows.take("s")).toBeUndefined();
  });

  it("opens in its place only", async () => {
    const { inner, store } = lab();
    await store.put("k", active(1), undefined);
    const record = await inner.get("k");
    const put = async (key: string, change: Partial<Flow>) => {
      await store.flows.put("s", flow);
      const kept = (await inner.flows.take("s")) as Flow;
      await inner.flows.put(key, { ...kept, ...change });
      return broken(store.flows.take(key));
    };
    expect(await put("other", {})).toBe("moved");
    expect(await put("s", { expiresAt: flow.expiresAt + 1 })).toBe("moved");
    expect(await put("s", { redirectUri: "http://evil.test/" })).toBe("moved");
    expect(await put("k", { sealed: record?.sealed as string })).toBe("moved");
    expect(await put("s", { sealed: undefined as unknown as string })).toBe("not_sealed");
  });

  it("is no record", async () => {
    const { inner, store } = lab();
    await store.flows.put("k", flow);
    const kept = await inner.flows.take("k");
    await plant(inner, "k", { version: 1, state: "active", sealed: kept?.sealed as string });
    expect(await broken(store.get("k"))).toBe("moved");
  });
});
