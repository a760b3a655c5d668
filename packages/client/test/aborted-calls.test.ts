import { describe, expect, it, vi } from "vitest";
import { NetworkError } from "../src/index.ts";
import { lab } from "./lab.ts";
import { only, refusal, rejection, wire } from "./wire.ts";

describe("a caller who gives up", () => {
  it("gets the signal's own reason, and fetch a signal that ends with it", async () => {
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const { fetch, sent } = wire(
      ({ init }) =>
        new Promise((_, reject) => {
          init.signal?.addEventListener("abort", () => reject(new DOMException("The operation was aborted")));
        }),
    );
    const call = lab({ fetch }).read({}, { signal: controller.signal });
    const thrown = rejection(() => call);
    await vi.waitFor(() => only(sent));
    const { signal } = only(sent).init;
    expect(signal?.aborted).toBe(false);
    controller.abort(reason);
    expect(await thrown).toBe(reason);
    expect([signal?.aborted, signal?.reason]).toEqual([true, reason]);
    expect(signal).not.toBe(controller.signal);
  });

  it("gets the runtime's AbortError without a reason of their own", async () => {
    const controller = new AbortController();
    const { fetch } = wire(({ init }) => {
      controller.abort();
      return Promise.reject(init.signal?.reason);
    });
    const error = await rejection(() => lab({ fetch }).read({}, { signal: controller.signal }));
    expect(error.name).toBe("AbortError");
  });

  it("before the call sends nothing and asks no credential, and gets the reason", async () => {
    const reason = new Error("changed my mind");
    const signal = AbortSignal.abort(reason);
    const { fetch, sent } = wire();
    const asked: unknown[] = [];
    const client = lab({ fetch }, { key: (plan) => void asked.push(plan) });
    expect(await rejection(() => client.locked({}, { signal }))).toBe(reason);
    expect(await rejection(() => client.locked.withResponse({}, { signal }))).toBe(reason);
    expect(await rejection(() => client.GET("/locked", { signal }))).toBe(reason);
    expect((await rejection(() => client.read({}, { signal: AbortSignal.abort() }))).name).toBe("AbortError");
    expect([sent, asked]).toEqual([[], []]);
  });

  it("while a credential is made sends nothing, and gets the reason", async () => {
    const reason = new Error("changed my mind");
    const { fetch, sent } = wire();
    for (const call of ["locked", "GET"] as const) {
      const controller = new AbortController();
      const { signal } = controller;
      const client = lab({ fetch }, { key: async () => controller.abort(reason) });
      const thrown = await rejection(() =>
        call === "GET" ? client.GET("/locked", { signal }) : client.locked({}, { signal }),
      );
      expect(thrown).toBe(reason);
    }
    expect(sent).toEqual([]);
  });

  it.each([new AbortController(), {}, "now", 0])("needs a signal to do so with, not %s", async (signal) => {
    const { fetch, sent } = wire();
    const error = await refusal(() => lab({ fetch }).read({}, { signal: signal as AbortSignal }));
    expect(error.message).toBe("lab read: signal: expected an AbortSignal");
    expect(error.input).toBe("signal");
    expect(sent).toEqual([]);
  });

  it("gets the reason when giving up while the answer is read", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const stream = new ReadableStream({
      pull(to) {
        controller.abort(reason);
        to.error(new TypeError("terminated"));
      },
    });
    const fetch = async () => new Response(stream, { headers: { "content-type": "application/json" } });
    expect(await rejection(() => lab({ fetch }).read({}, { signal: controller.signal }))).toBe(reason);
  });

  it("gets a NetworkError when the signal had nothing to do with it", async () => {
    const { signal } = new AbortController();
    const { fetch } = wire(() => Promise.reject(new TypeError("x")));
    expect(await rejection(() => lab({ fetch }).read({}, { signal }))).toBeInstanceOf(NetworkError);
  });
});
