import { describe, expect, it } from "vitest";
import type { Credential } from "../src/index.ts";
import { outcome, virtualTime } from "./clock.ts";
import { lab } from "./lab.ts";
import { json, wire } from "./wire.ts";

virtualTime();

describe("a credential that fails", () => {
  it.each([
    [true, 3],
    [false, 1],
    [undefined, 1],
    ["true", 1],
    [1, 1],
  ])("is asked again only where its error says retryable true, not %s", async (retryable, expected) => {
    for (const operation of ["locked", "lockedForm"] as const) {
      const { fetch, sent } = wire();
      const thrown = Object.assign(new Error("no token"), retryable === undefined ? {} : { retryable });
      let asked = 0;
      const fails: Credential = () => {
        asked++;
        return Promise.reject(thrown);
      };
      const client = lab({ fetch, maxRetries: 2 }, { key: fails, signature: fails });
      expect((await outcome(client[operation]())).error).toBe(thrown);
      expect([asked, sent]).toEqual([expected, []]);
    }
  });

  it.each([null, undefined, "text"])("may throw anything: %j", async (thrown) => {
    const { fetch, sent } = wire();
    const key: Credential = () => {
      throw thrown;
    };
    expect(await outcome(lab({ fetch, maxRetries: 2 }, { key }).locked())).toEqual({ error: thrown, ms: 0 });
    expect(sent).toEqual([]);
  });

  it("and then works sends one request, and counts one attempt", async () => {
    const { fetch, sent } = wire(json({ code: 5 }, 404));
    let asked = 0;
    const key: Credential = async () => {
      if (++asked < 3) throw Object.assign(new Error("x"), { retryable: true });
    };
    const { error } = await outcome(lab({ fetch, maxRetries: 2 }, { key }).locked());
    expect(error).toMatchObject({ status: 404, attempts: 1 });
    expect([asked, sent.length]).toEqual([3, 1]);
  });

  it("shares its retries with what is sent", async () => {
    const { fetch, sent } = wire(json({ code: 5 }, 503));
    let asked = 0;
    const key: Credential = async () => {
      if (++asked === 1) throw Object.assign(new Error("x"), { retryable: true });
    };
    const { error } = await outcome(lab({ fetch, maxRetries: 2 }, { key }).locked());
    expect(error).toMatchObject({ status: 503, attempts: 2 });
    expect([asked, sent.length]).toEqual([3, 2]);
  });
});
