import { getEventListeners } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import { type Transfer, transfer } from "../src/transfer.ts";
import { type Lab, lab } from "./lab.ts";
import { type Sent, wire } from "./wire.ts";

const listeners = (signal: AbortSignal) => getEventListeners(signal, "abort").length;

/** A body that goes on as long as its request is wanted, as that of a real fetch. */
const endless = ({ init }: Sent) =>
  new Response(
    new ReadableStream({
      start(body) {
        init.signal?.addEventListener("abort", () => body.error(init.signal?.reason));
      },
    }),
    { headers: { "content-type": "application/octet-stream" } },
  );

const unread: Transfer = { reads: "nothing" };

type Call = (client: Lab, signal?: AbortSignal) => Promise<{ response: Response }>;

const calls: [what: string, call: Call][] = [
  ["a raw call that streams", (client, signal) => client.GET("/unknown", { parseAs: "stream", signal })],
  [
    "a method that hands its answer on",
    (client, signal) => client.read.withResponse({}, { ...(signal && { signal }), [transfer]: unread } as object),
  ],
];

describe.each(calls)("the answer of %s", (_, call) => {
  it("can be ended by the caller's signal as long as it is read", async () => {
    const controller = new AbortController();
    const { fetch, sent } = wire(endless);
    const { response } = await call(lab({ fetch }), controller.signal);
    const reading = response.body?.getReader().read();
    expect(listeners(controller.signal)).toBe(1);
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(reading).rejects.toBe(reason);
    expect([sent[0]?.init.signal?.reason, listeners(controller.signal)]).toEqual([reason, 0]);
  });

  it("is not ended by a limit once its headers came", async () => {
    vi.useFakeTimers();
    try {
      const { fetch, sent } = wire(endless);
      await call(lab({ fetch, timeoutMs: 100, deadlineMs: 200 }), new AbortController().signal);
      expect(vi.getTimerCount()).toBe(0);
      await vi.advanceTimersByTimeAsync(100_000);
      expect(sent[0]?.init.signal?.aborted).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is ended by a signal that was used as the answer came", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const { fetch } = wire(endless);
    const client = lab({ fetch, observe: () => controller.abort(reason) });
    const { response } = await call(client, controller.signal);
    await expect(response.body?.getReader().read()).rejects.toBe(reason);
  });

  it("needs no signal", async () => {
    const { fetch, sent } = wire(endless);
    const { response } = await call(lab({ fetch }));
    expect([response.bodyUsed, sent[0]?.init.signal?.aborted]).toEqual([false, false]);
  });

  it("leaves nothing at the signal where there is no body", async () => {
    const { signal } = new AbortController();
    await call(lab({ fetch: wire(new Response(null, { status: 204 })).fetch }), signal);
    expect(listeners(signal)).toBe(0);
  });

  it("lets go of the signal when nobody holds it any more", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const { signal } = new AbortController();
    // A fetch that keeps nothing, so that only the client could.
    const fetch = async () => new Response(new ReadableStream(), { headers: { "content-type": "image/png" } });
    const client = lab({ fetch });
    for (let count = 0; count < 5; count++) await call(client, signal);
    expect(listeners(signal)).toBe(1);
    const letGo = () => {
      collect();
      expect(listeners(signal)).toBe(0);
    };
    await vi.waitFor(letGo, { timeout: 10_000 });
  });
});

describe("a runtime without a FinalizationRegistry, as some Workers are", () => {
  it("lets the caller's signal end an answer that is read, too", async () => {
    vi.stubGlobal("FinalizationRegistry", undefined);
    vi.resetModules();
    try {
      const { linkTo } = await import("../src/within.ts");
      const [outer, before, after] = [new AbortController(), new AbortController(), new AbortController()];
      linkTo({}, outer.signal, before);
      expect(before.signal.aborted).toBe(false);
      const reason = new Error("enough");
      outer.abort(reason);
      expect(before.signal.reason).toBe(reason);
      linkTo({}, outer.signal, after);
      expect(after.signal.reason).toBe(reason);
    } finally {
      vi.unstubAllGlobals();
      vi.resetModules();
    }
  });
});
