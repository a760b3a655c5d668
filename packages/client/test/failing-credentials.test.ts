import { describe, expect, it } from "vitest";
import type { CallEvent, Credential } from "../src/index.ts";
import { outcome, virtualTime } from "./clock.ts";
import { lab } from "./lab.ts";
import { enveloped, json, wire } from "./wire.ts";

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

  it("is not asked again before the time that its error names", async () => {
    let asked = 0;
    const key: Credential = async () => {
      if (++asked === 1) throw Object.assign(new Error("busy"), { retryable: true, retryAfter: 5 });
    };
    const { value, ms } = await outcome(lab({ ...wire(enveloped(1)), maxRetries: 3 }, { key }).locked());
    expect([value, ms, asked]).toEqual([1, 5_000, 2]);
  });

  it("is no attempt that an observer hears of", async () => {
    const events: CallEvent[] = [];
    const observe = (event: CallEvent) => void events.push(event);
    let asked = 0;
    const key: Credential = async () => {
      if (++asked < 3) throw Object.assign(new Error("x"), { retryable: true });
    };
    await outcome(lab({ ...wire(enveloped(1)), maxRetries: 2, observe }, { key }).locked());
    expect([asked, events]).toMatchObject([3, [{ type: "attempt", attempt: 1, status: 200 }]]);
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
