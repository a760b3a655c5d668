import { describe, expect, it } from "vitest";
import { addToForm, type Credential, type Plan } from "../src/index.ts";
import { type Transfer, transfer } from "../src/transfer.ts";
import { failure, outcome, virtualTime } from "./clock.ts";
import { type Lab, lab } from "./lab.ts";
import { enveloped, fields, type Sent, wire } from "./wire.ts";

virtualTime();

const refused = () => Promise.reject(failure("ECONNREFUSED"));

const asIs = (body: unknown) => body;

describe("a second request", () => {
  const shown = ({ url, method, headers, body, init }: Sent) => ({
    url,
    method,
    headers: [...headers],
    body: body instanceof FormData || body instanceof URLSearchParams ? [...body] : body,
    redirect: init.redirect,
  });

  it.each<[string, (client: Lab) => Promise<unknown>]>([
    ["a query", (client) => client.search({ text: "ab", tags: ["a", "b"], each: [1, 2] })],
    ["a header of its own", (client) => client.note({ "x-note": "1" }, { headers: { "x-trace": "t" } })],
    ["JSON", (client) => client.save({ name: "a", deep: { b: [1] } }, { headers: { "x-trace": "t" } })],
    ["a form", (client) => client.fill({ name: "a", items: [{ b: 1 }] })],
    ["a file", (client) => client.upload({ file: new File(["x"], "a.txt", { type: "text/plain" }), title: "t" })],
    ["a path", (client) => client.replace({ thing_id: "a/b", body: ["c"] })],
    ["no redirect", (client) => client.remove()],
    ["a raw query", (client) => client.GET("/unknown", { params: { query: { a: [1, 2] } } })],
    ["raw JSON", (client) => client.POST("/unknown", { body: { a: 1 }, headers: { "x-trace": "t" } })],
    ["bytes", (client) => client.POST("/unknown", { body: new Uint8Array([1]).buffer, bodySerializer: asIs })],
  ])("is the first one over again: %s", async (_, call) => {
    const spoiled = (sent: Sent) => {
      (sent.init.headers as Headers).set("x-spoiled", "1");
      return refused();
    };
    const { fetch, sent } = wire(spoiled, refused, enveloped(null));
    await outcome(call(lab({ fetch, maxRetries: 2 })));
    const [first, second, third] = sent.map(shown);
    expect(sent).toHaveLength(3);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(sent[1]?.init.signal).not.toBe(sent[0]?.init.signal);
  });

  it("is authorized anew, from the plan before it was authorized", async () => {
    const plans: Plan[] = [];
    const signature: Credential = async (plan) => {
      const nonce = String(plans.push(plan));
      await Promise.resolve();
      plan.headers.append("x-nonce", nonce);
      plan.url += `?nonce=${nonce}`;
      addToForm(plan, { nonce });
    };
    const { fetch, sent } = wire(refused, refused, enveloped("done"));
    const { value } = await outcome(lab({ fetch, maxRetries: 3 }, { signature }).lockedForm({ name: "a" }));
    expect(value).toBe("done");
    for (const [index, nonce] of ["1", "2", "3"].entries()) {
      const request = sent[index] as Sent;
      expect([request.headers.get("x-nonce"), request.url]).toEqual([nonce, `https://lab.test/locked?nonce=${nonce}`]);
      expect(fields(request)).toEqual([
        ["name", "a"],
        ["nonce", nonce],
      ]);
    }
    expect(new Set(plans).size).toBe(3);
  });

  it("gets what a transfer puts into it anew, after its credentials", async () => {
    const seen: (string | null)[] = [];
    const send: Transfer["send"] = (plan) => {
      seen.push(plan.headers.get("x-key"));
      plan.body = `part ${seen.length}`;
    };
    const { fetch, sent } = wire(refused, enveloped("done"));
    const client = lab({ fetch, maxRetries: 1 }, { key: ({ headers }) => headers.set("x-key", "k") });
    const options = { [transfer]: { send } satisfies Transfer };
    expect(await outcome(client.locked({}, options as object))).toMatchObject({ value: "done" });
    expect([sent.map(({ body }) => body), seen]).toEqual([
      ["part 1", "part 2"],
      ["k", "k"],
    ]);
  });
});

describe("an answer that another request follows", () => {
  const unread = (cancelled: unknown[], status: number, type: string) => {
    const endless = new ReadableStream({ cancel: (reason) => void cancelled.push(reason) }, { highWaterMark: 0 });
    return new Response(endless, { status, headers: { "content-type": type } });
  };

  it.each([
    ["a stream, of a raw call", "text/event-stream", (client: Lab) => client.GET("/unknown")],
    ["an event stream, of a raw call", "text/event-stream", (client: Lab) => client.GET("/unknown")],
    ["an event stream, streamed", "text/event-stream", (client: Lab) => client.GET("/unknown", { parseAs: "stream" })],
    ["an event stream, of a method", "text/event-stream", (client: Lab) => client.read()],
  ] as const)("is cancelled where it was not read: %s", async (_, type, call) => {
    const cancelled: unknown[] = [];
    const { fetch, sent } = wire(
      () => unread(cancelled, 503, type),
      () => unread(cancelled, 500, type),
      enveloped("done"),
    );
    const { error } = await outcome(call(lab({ fetch, maxRetries: 2 })));
    expect(error).toBeUndefined();
    expect([sent.length, cancelled.length]).toEqual([3, 2]);
  });

  it("is the only one that is: the last is the caller's", async () => {
    const cancelled: unknown[] = [];
    const { fetch } = wire(() => unread(cancelled, 200, "application/octet-stream"));
    const { value } = await outcome(lab({ fetch }).GET("/unknown", { parseAs: "stream" }));
    expect([value !== undefined, cancelled]).toEqual([true, []]);
  });

  it("does not end the call when it cannot be cancelled", async () => {
    const stubborn = () =>
      new Response(new ReadableStream({ cancel: () => Promise.reject(new Error("no")) }, { highWaterMark: 0 }), {
        status: 503,
        headers: { "content-type": "application/octet-stream" },
      });
    const { fetch, sent } = wire(stubborn, enveloped("done"));
    expect((await outcome(lab({ fetch, maxRetries: 1 }).GET("/unknown"))).value).toBeDefined();
    expect(sent).toHaveLength(2);
  });
});
