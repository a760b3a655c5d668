import { describe, expect, it } from "vitest";
import type { Credential } from "../src/index.ts";
import { failure, outcome, timed, virtualTime } from "./clock.ts";
import { type Lab, lab } from "./lab.ts";
import { numberedPage, pagedLab, searches, taken } from "./paged-lab.ts";
import { byCode, byStatus, dead, renewing, tokens } from "./replay-lab.ts";
import { enveloped, fields, json, wire } from "./wire.ts";

virtualTime();

const credentials = () => {
  const { key, plans } = renewing();
  return { credentials: { key, signature: key }, plans };
};

describe("a call whose token is refused", () => {
  it.each<[string, (client: Lab) => Promise<unknown>, unknown]>([
    ["a method", (client) => client.locked(), "done"],
    ["a POST", (client) => client.lockedForm({ name: "a" }), "done"],
    ["with its response", async (client) => (await client.locked.withResponse()).data, "done"],
    ["a raw call", async (client) => (await client.GET("/locked")).data, { code: 0, msg: "", data: "done" }],
    ["a raw POST", async (client) => (await client.POST("/locked", { body: { name: "a" } })).response.status, 200],
  ])("is sent once more with another token, at once: %s", async (_, call, expected) => {
    for (const maxRetries of [0, 3]) {
      const { fetch, sent } = wire(dead(), enveloped("done"));
      const stamped = timed(fetch);
      const client = lab({ fetch: stamped.fetch, maxRetries }, credentials().credentials, byCode);
      expect(await outcome(call(client))).toEqual({ value: expected, ms: 0 });
      expect(tokens(sent)).toEqual([1, 2]);
      expect(stamped.at[1]).toBe(stamped.at[0]);
    }
  });

  it("is the same request but for its token", async () => {
    const { fetch, sent } = wire(dead(), enveloped("done"));
    const client = lab({ fetch }, credentials().credentials, byCode);
    await outcome(client.lockedForm({ name: "a" }, { headers: { "x-trace": "t" } }));
    const [first, second] = sent.map((request) => {
      request.headers.delete("authorization");
      return { url: request.url, method: request.method, headers: [...request.headers], form: fields(request) };
    });
    expect(second).toEqual(first);
    expect(second).toMatchObject({ method: "POST", form: [["name", "a"]] });
  });

  it("tells the credential which attempt was refused, and no other time", async () => {
    const { fetch } = wire(json({ code: 5 }, 500), dead(), enveloped("done"));
    const { credentials: given, plans } = credentials();
    await outcome(lab({ fetch, maxRetries: 1 }, given, byCode).locked());
    expect(plans.map(({ refused }) => refused)).toEqual([undefined, undefined, plans[1]]);
    expect(plans.map((plan) => "refused" in plan)).toEqual([false, false, true]);
    expect(plans[2]?.refused?.headers.get("authorization")).toBe("Bearer fake-token-1");
    expect(plans[2]?.refused?.refused).toBeUndefined();
  });

  it("is replayed once only; the second refusal is what the caller gets", async () => {
    const { fetch, sent } = wire(dead());
    const { error } = await outcome(lab({ fetch, maxRetries: 3 }, credentials().credentials, byCode).locked());
    expect(error).toMatchObject({ name: "ApiError", code: 403, detail: "the token is dead", attempts: 2 });
    expect(tokens(sent)).toEqual([1, 2]);
    const raw = await outcome(lab({ fetch }, credentials().credentials, byCode).GET("/locked"));
    expect(raw.value).toMatchObject({ data: { code: 403 }, response: { status: 200 } });
  });

  it("is not replayed again after a retry", async () => {
    const { fetch, sent } = wire(dead(), json({ code: 5 }, 500), dead(), enveloped("done"));
    const { error } = await outcome(lab({ fetch, maxRetries: 3 }, credentials().credentials, byCode).locked());
    expect(error).toMatchObject({ code: 403, attempts: 3 });
    expect(tokens(sent)).toEqual([1, 2, 2]);
  });

  it("has all its retries left afterwards", async () => {
    const { fetch, sent } = wire(dead(), json({ code: 5 }, 500), json({ code: 5 }, 500), enveloped("done"));
    const client = lab({ fetch, maxRetries: 2 }, credentials().credentials, byCode);
    expect((await outcome(client.locked())).value).toBe("done");
    expect(sent).toHaveLength(4);
  });

  it("is replayed although it may not be repeated, and then not repeated", async () => {
    const { fetch, sent } = wire(dead(), json({ code: 5 }, 500), enveloped("done"));
    const { error } = await outcome(lab({ fetch, maxRetries: 3 }, credentials().credentials, byCode).lockedForm({}));
    expect(error).toMatchObject({ status: 500, attempts: 2, retryable: false });
    expect(sent).toHaveLength(2);
  });

  it("is not replayed where no credential that it used has another token", async () => {
    const plain: Credential = () => {};
    const { key } = renewing();
    for (const [name, given] of [
      ["locked", { key: plain, signature: key }],
      ["read", { key }],
      ["twoWays", { app: plain, secret: plain, key }],
    ] as const) {
      const { fetch, sent } = wire(dead());
      expect((await outcome(lab({ fetch, maxRetries: 3 }, given, byCode)[name]())).error).toMatchObject({ code: 403 });
      expect(sent).toHaveLength(1);
    }
  });

  it("is replayed where one of two credentials has another token", async () => {
    const { fetch, sent } = wire(dead(), enveloped("done"));
    await outcome(lab({ fetch }, { app: renewing().key, secret: () => {} }, byCode).twoWays());
    expect(tokens(sent)).toEqual([1, 2]);
  });

  it("lets go of an answer that nobody read", async () => {
    let isCancelled = false;
    const cancel = () => {
      isCancelled = true;
    };
    const body = new ReadableStream({ cancel }, { highWaterMark: 0 });
    const endless = new Response(body, { status: 401, headers: { "content-type": "text/event-stream" } });
    const { fetch } = wire(() => endless, enveloped("done"));
    await outcome(lab({ fetch }, credentials().credentials, byStatus).locked());
    expect(isCancelled).toBe(true);
  });

  it("says in its error how many requests there were", async () => {
    const { fetch } = wire(dead(), () => Promise.reject(failure("ECONNRESET")));
    const { error } = await outcome(lab({ fetch }, credentials().credentials, byCode).locked());
    expect(error).toMatchObject({ name: "NetworkError", attempts: 2 });
  });
});

describe("a body that is a stream", () => {
  const asIs = (body: unknown) => body;

  it("is not sent again; the refusal is what the caller gets", async () => {
    const { fetch, sent } = wire(json({ code: 5 }, 401));
    const body = new ReadableStream({ start: (controller) => controller.close() });
    const client = lab({ fetch }, credentials().credentials, byStatus);
    const { value } = await outcome(client.POST("/locked", { body, bodySerializer: asIs }));
    expect(value).toMatchObject({ error: { code: 5 }, response: { status: 401 } });
    expect(tokens(sent)).toEqual([1]);
  });

  it.each([
    ["fails", () => Promise.reject(new Error("fake: no other token"))],
    ["never comes", () => new Promise<void>(() => {})],
  ])("is refused all the same where another token %s", async (_, another) => {
    const { fetch } = wire(json({ code: 5 }, 401));
    const authorize: Credential = ({ refused }) => (refused ? another() : undefined);
    const key = Object.assign(authorize, { renewable: true as const });
    const body = new ReadableStream({ start: (controller) => controller.close() });
    const client = lab({ fetch, deadlineMs: 5_000 }, { key, signature: key }, byStatus);
    const { value } = await outcome(client.POST("/locked", { body, bodySerializer: asIs }));
    expect(value).toMatchObject({ error: { code: 5 }, response: { status: 401 } });
  });

  it("is given up with its caller, who does not wait for another token", async () => {
    const { fetch } = wire(json({ code: 5 }, 401));
    const caller = new AbortController();
    const authorize: Credential = ({ refused }) => {
      if (!refused) return undefined;
      setTimeout(() => caller.abort("enough"), 500);
      return new Promise<void>(() => {});
    };
    const key = Object.assign(authorize, { renewable: true as const });
    const body = new ReadableStream({ start: (controller) => controller.close() });
    const client = lab({ fetch }, { key, signature: key }, byStatus);
    const { signal } = caller;
    expect(await outcome(client.POST("/locked", { body, bodySerializer: asIs, signal }))).toEqual({
      error: "enough",
      ms: 500,
    });
  });
});

describe("a list", () => {
  it("replays each page by itself", async () => {
    for (const kind of ["pages", "all"] as const) {
      const answers = [dead(), numberedPage([1], 2), dead(), numberedPage([2], 3), numberedPage([3], null)];
      const { fetch, sent } = wire(...answers);
      const list = await taken(pagedLab({ fetch }, { key: renewing().key }, byCode).locked[kind]());
      expect(list).toHaveLength(3);
      expect(tokens(sent)).toEqual([1, 2, 2, 3, 3]);
      expect(searches(sent)).toEqual(["?page=1", "?page=1", "?page=2", "?page=2", "?page=3"]);
    }
  });
});
