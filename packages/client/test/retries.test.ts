import { describe, expect, it, vi } from "vitest";
import type { Manifest, Operation } from "../src/index.ts";
import { failure, outcome, virtualTime } from "./clock.ts";
import { isIdempotent, type Lab, type LabMethod, lab, verbs } from "./lab.ts";
import { enveloped, json, page, wire } from "./wire.ts";

virtualTime();

const statuses = Array.from({ length: 400 }, (_, index) => 200 + index);
const transient = [408, 429, 500, 502, 503, 504];

/** At which statuses a call is sent twice, when it may be. */
async function repeated(call: (client: Lab) => Promise<unknown>, operations?: Manifest): Promise<number[]> {
  const tried = statuses.map((status) => {
    const { fetch, sent } = wire(() => new Response(null, { status }));
    const client = lab({ fetch, maxRetries: 1 }, {}, operations && { operations });
    return { status, sent, ended: call(client) };
  });
  await outcome(Promise.allSettled(tried.map(({ ended }) => ended)));
  expect(new Set(tried.map(({ sent }) => sent.length <= 2 && sent.length))).not.toContain(false);
  return tried.filter(({ sent }) => sent.length === 2).map(({ status }) => status);
}

const operationMethods = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "POST", "PATCH"] as const;

const overridden = operationMethods.flatMap((method) =>
  [undefined, true, false].map((idempotent) => [method, idempotent, idempotent ?? isIdempotent(method)] as const),
);

describe("a status of 200 to 599", () => {
  it.each(verbs)("ends a raw %s to an unknown path, unless it passes and the method is idempotent", async (verb) => {
    expect(await repeated((client) => client[verb]("/unknown"))).toEqual(isIdempotent(verb) ? transient : []);
  });

  it.each(overridden)(
    "ends an operation by %s, idempotent %s in the manifest, unless it passes: %s",
    async (...row) => {
      const [method, idempotent, isRepeated] = row;
      const operation: Operation = { method, path: "/it", input: {}, security: [], idempotent };
      const call = (client: Lab) => (client as unknown as { it: LabMethod }).it();
      expect(await repeated(call, { it: operation })).toEqual(isRepeated ? transient : []);
      // The same by its path.
      expect(await repeated((client) => client[method]("/it"), { it: operation })).toEqual(isRepeated ? transient : []);
    },
  );

  it.each(transient)("of %i is followed by the answer that comes then", async (status) => {
    const { fetch, sent } = wire(json({ code: 7, msg: "busy" }, status), page("<html>", status), enveloped("done"));
    expect(await outcome(lab({ fetch, maxRetries: 3 }).read())).toMatchObject({ value: "done" });
    expect(sent).toHaveLength(3);
  });

  it.each(transient)(
    "of %i that stays is told with the last answer, and by whether it may be sent again",
    async (status) => {
      const [get, post] = [wire(json({ code: 1 }, status), json({ code: 2 }, status)), wire(json({ code: 1 }, status))];
      const { error } = await outcome(lab({ ...get, maxRetries: 1 }).read());
      expect(error).toMatchObject({ name: "ApiError", status, code: 2, retryable: true, attempts: 2 });
      const refused = await outcome(lab({ ...post, maxRetries: 1 }).save({ name: "a" }));
      expect(refused.error).toMatchObject({ name: "ApiError", status, code: 1, retryable: false, attempts: 1 });
    },
  );

  it("of 503 is what a raw call resolves to once the retries are used up", async () => {
    const { fetch, sent } = wire(json({ code: 5 }, 503));
    const { value } = await outcome(lab({ fetch, maxRetries: 2 }).GET("/unknown"));
    expect(value).toMatchObject({ error: { code: 5 }, response: { status: 503 } });
    expect(sent).toHaveLength(3);
  });

  it("of 200 ends the call, whatever code of the platform is in it", async () => {
    for (const answer of [json({ code: 503, msg: "busy" }), page("<html>"), page('{"code":0,')]) {
      const { fetch, sent } = wire(answer);
      expect((await outcome(lab({ fetch, maxRetries: 3 }).read())).error).toMatchObject({ retryable: false });
      expect(sent).toHaveLength(1);
    }
  });
});

describe("an attempt that takes too long", () => {
  const slow = () => wire(() => new Promise(() => {}), enveloped("done"));

  it.each(verbs)("is repeated where the method is idempotent: %s", async (verb) => {
    const { fetch, sent } = slow();
    const { value, error, ms } = await outcome(lab({ fetch, maxRetries: 1, timeoutMs: 500 })[verb]("/unknown"));
    expect([sent.length, ms]).toEqual([isIdempotent(verb) ? 2 : 1, 500]);
    if (isIdempotent(verb)) expect(value).toMatchObject({ response: { status: 200 } });
    else expect(error).toMatchObject({ name: "TimeoutError", limit: "timeoutMs", retryable: false, attempts: 1 });
  });
});

describe("the number of retries", () => {
  const down = () => wire(() => Promise.reject(failure("ECONNREFUSED")));

  it.each([0, 1, 2, 3, 7])("is what the client was given: %i", async (maxRetries) => {
    const { fetch, sent } = down();
    const { error } = await outcome(lab({ fetch, maxRetries }).read());
    expect(error).toMatchObject({ name: "NetworkError", attempts: maxRetries + 1, retryable: true });
    expect(sent).toHaveLength(maxRetries + 1);
  });

  it.each([
    [0, 2, 3],
    [5, 0, 1],
    [1, 4, 5],
    [2, undefined, 3],
  ])("is, where the client has %i, that of a call with %s", async (maxRetries, own, expected) => {
    const { fetch, sent } = down();
    await outcome(lab({ fetch, maxRetries }).read({}, { maxRetries: own }));
    expect(sent).toHaveLength(expected);
    await outcome(lab({ fetch, maxRetries }).read.withResponse({}, { maxRetries: own }));
    expect(sent).toHaveLength(expected * 2);
  });

  it("is 3 unless told otherwise", async () => {
    const [first, second] = [down(), down()];
    await outcome(lab({ fetch: first.fetch, maxRetries: undefined }).read());
    await outcome(lab({ fetch: second.fetch, maxRetries: undefined }).POST("/unknown"));
    expect([first.sent.length, second.sent.length]).toEqual([4, 4]);
  });

  it("counts all failures of one call together, and those of the next anew", async () => {
    const { fetch, sent } = wire(
      () => Promise.reject(failure("ECONNREFUSED")),
      json({}, 503),
      () => new Promise(() => {}),
      json({ code: 9 }, 500),
      () => Promise.reject(failure("ECONNRESET")),
      enveloped("done"),
    );
    const client = lab({ fetch, maxRetries: 3, timeoutMs: 10 });
    expect(await outcome(client.read())).toMatchObject({ error: { code: 9, attempts: 4 } });
    expect(await outcome(client.read())).toMatchObject({ value: "done" });
    expect(sent).toHaveLength(6);
  });

  it("is not used where nothing failed", async () => {
    const { fetch, sent } = wire(enveloped("done"));
    expect(await outcome(lab({ fetch, maxRetries: 3 }).read())).toEqual({ value: "done", ms: 0 });
    expect([sent.length, vi.getTimerCount()]).toEqual([1, 0]);
  });
});
