import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { outcome, timed, virtualTime } from "./clock.ts";
import { type Form, forms } from "./http-dates.ts";
import { lab } from "./lab.ts";
import { enveloped, wire } from "./wire.ts";

virtualTime();

const now = Date.UTC(2026, 1, 3, 4, 5, 6);

beforeEach(() => void vi.setSystemTime(now));

const busy = (headers: Record<string, string>, status = 503) =>
  new Response(JSON.stringify({ code: 5, msg: "busy" }), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });

/** Milliseconds until the second request, where the first is answered so. */
async function wait(headers: Record<string, string>, status?: number): Promise<number> {
  const { at, fetch } = timed(wire(busy(headers, status), enveloped("done")).fetch);
  expect(await outcome(lab({ fetch, maxRetries: 1, deadlineMs: 1e9 }).read())).toMatchObject({ value: "done" });
  return (at[1] as number) - (at[0] as number);
}

describe("Retry-After", () => {
  it.each([
    ["0", 0],
    ["1", 1_000],
    ["120", 120_000],
    ["1.5", 1_500],
    ["0.25", 250],
    // As floats these are less: 1000.9999999999999 and 4034.9999999999995, and a timer drops what is less than one.
    ["1.001", 1_001],
    ["4.035", 4_035],
    ["007", 7_000],
    ["  3 ", 3_000],
  ])("in seconds is waited for: %j", async (value, ms) => {
    for (const status of [408, 429, 500, 502, 503, 504]) expect(await wait({ "retry-after": value }, status)).toBe(ms);
  });

  it.each(["imf", "rfc850", "asctime"] as const)("as a date is waited for: %s", async (form) => {
    expect(await wait({ "retry-after": forms[form](now + 90_000) })).toBe(90_000);
    expect(await wait({ "retry-after": forms[form](now - 90_000) })).toBe(0);
  });

  it.each(["Asia/Shanghai", "America/New_York", "UTC"])(
    "as a date means GMT, also where the clock is that of %s",
    async (zone) => {
      vi.stubEnv("TZ", zone);
      for (const form of ["imf", "rfc850", "asctime"] as const) {
        expect(await wait({ "retry-after": forms[form](Date.now() + 90_000) })).toBe(90_000);
      }
      vi.unstubAllEnvs();
    },
  );

  it.each([
    ["ahead of ours", 3_600_000],
    ["behind ours", -3_600_000],
    ["a little behind ours", -7_000],
  ])("as a date counts from the server's own clock, which is %s", async (_, skew) => {
    for (const form of ["imf", "rfc850", "asctime"] as const) {
      const date = forms.imf(now + skew);
      expect(await wait({ "retry-after": forms[form](now + skew + 5_000), date })).toBe(5_000);
      expect(await wait({ "retry-after": forms[form](now + skew - 5_000), date })).toBe(0);
    }
  });

  it.each(["yesterday", "0", ""])("as a date counts from our clock where the server's is none: %j", async (date) => {
    expect(await wait({ "retry-after": forms.imf(now + 5_000), date })).toBe(5_000);
  });

  it.each(["", "soon", "-1", "1,2", "1e3", "0x10", "+5", ".5", "5 s", "NaN", "Infinity", "2026-02-03", "Mon", "1 2 3"])(
    "that cannot be read asks for nothing: %j",
    async (value) => {
      expect(await wait({ "retry-after": value })).toBe(0);
      const { fetch } = wire(busy({ "retry-after": value }));
      expect((await outcome(lab({ fetch }).read())).error).not.toHaveProperty("retryAfter");
    },
  );

  it.each(["03 Feb 2026 05:05:06 GMT", "3-Feb-2026 05:05:06 GMT", "Tu, 03 Feb 2026 05:05:06 GMT"])(
    "asks for nothing as a date without its weekday in front: %s",
    async (value) => {
      expect(Date.parse(value)).toBe(now + 3_600_000);
      expect(await wait({ "retry-after": value })).toBe(0);
    },
  );

  it("as a date with another time zone, which no form has, is rather waited for too long", async () => {
    expect(await wait({ "retry-after": "Tue, 03 Feb 2026 04:10:06 GMT+0800" })).toBeGreaterThanOrEqual(300_000);
  });

  it("is on top of the jitter, so that those who were told the same time do not come back together", async () => {
    vi.mocked(Math.random).mockReturnValue(0.5);
    expect(await wait({ "retry-after": "2" })).toBe(2_250);
  });

  it("stands in the error in whole seconds, rounded up, also where nothing is repeated", async () => {
    for (const [value, retryAfter] of [
      ["2", 2],
      ["1.2", 2],
      ["0", 0],
      [forms.imf(now + 61_000), 61],
      [forms.asctime(now - 61_000), 0],
    ]) {
      const { fetch } = wire(busy({ "retry-after": String(value) }, 403));
      expect((await outcome(lab({ fetch }).read())).error).toMatchObject({ status: 403, retryAfter });
    }
  });
});

describe("RateLimit-Reset", () => {
  it.each([
    ["5", 5_000],
    ["0", 0],
    ["0.5", 500],
    [String(now / 1000 + 9), 9_000],
    [String(now / 1000 - 9), 0],
    ["soon", 0],
    ["-5", 0],
  ])("of a 429 is waited for, in seconds or as the time itself: %s", async (value, ms) => {
    expect(await wait({ "ratelimit-reset": value }, 429)).toBe(ms);
  });

  it.each([408, 500, 502, 503, 504])("of a %i is that of a limit that was not reached", async (status) => {
    expect(await wait({ "ratelimit-reset": "5" }, status)).toBe(0);
  });

  it.each([
    ["1000000000", 1_000_000_000],
    ["1000000001", 0],
  ])("is the time itself, and not seconds, from more than a billion on: %s", async (value, retryAfter) => {
    const { fetch } = wire(busy({ "ratelimit-reset": value }, 429));
    expect((await outcome(lab({ fetch }).read())).error).toMatchObject({ retryAfter });
  });

  it("that is over stands as 0 in the error", async () => {
    const { fetch } = wire(busy({ "ratelimit-reset": String(now / 1000 - 9) }, 429));
    expect((await outcome(lab({ fetch }).read())).error).toMatchObject({ retryAfter: 0 });
  });

  it("gives way to Retry-After that can be read", async () => {
    expect(await wait({ "retry-after": "2", "ratelimit-reset": "50" }, 429)).toBe(2_000);
    expect(await wait({ "retry-after": "soon", "ratelimit-reset": "50" }, 429)).toBe(50_000);
  });
});

describe("what the platform asks for", () => {
  const asked = fc.record({ ms: fc.nat(50_000), skew: fc.integer({ min: -86_400, max: 86_400 }) });
  const someJitter = fc.integer({ min: 0, max: 999 }).map((thousandths) => thousandths / 1_000);
  const whole = (ms: number) => Math.ceil(ms / 1000) * 1000;

  it("is never undercut, whatever it is written as", async () => {
    const ways = ["seconds", "decimals", "reset", "epoch", "imf", "rfc850", "asctime"] as const;
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom(...ways), someJitter, async ({ ms, skew }, way, drawn) => {
        vi.mocked(Math.random).mockReturnValue(drawn);
        const server = Math.floor(Date.now() / 1000 + skew) * 1000;
        const written: Record<string, () => Record<string, string>> = {
          seconds: () => ({ "retry-after": String(Math.ceil(ms / 1000)) }),
          decimals: () => ({ "retry-after": (ms / 1000).toFixed(3) }),
          reset: () => ({ "ratelimit-reset": String(Math.ceil(ms / 1000)) }),
          epoch: () => ({ "ratelimit-reset": String(Math.ceil((Date.now() + ms) / 1000)) }),
        };
        const dated = () => ({ "retry-after": forms[way as Form](server + whole(ms)), date: forms.imf(server) });
        const waited = await wait((written[way] ?? dated)(), 429);
        expect(waited).toBeGreaterThanOrEqual(ms);
        // Nor is it stretched by more than the jitter and the second that whole seconds cost.
        expect(waited).toBeLessThan(ms + 1_000 + 500);
      }),
      { numRuns: 150 },
    );
  });

  it.each<[string, Record<string, string>, number]>([
    ["seconds", { "retry-after": "61" }, 61],
    ["exactly the deadline", { "retry-after": "60" }, 60],
    ["a date", { "retry-after": forms.imf(now + 3_600_000) }, 3_600],
    ["RateLimit-Reset", { "ratelimit-reset": "90" }, 90],
    ["more than a number holds", { "retry-after": "9".repeat(30) }, 1e30],
  ])("ends the call at once where the deadline is sooner: %s", async (_, headers, retryAfter) => {
    const { fetch, sent } = wire(busy(headers, 429));
    const { error, ms } = await outcome(lab({ fetch, maxRetries: 3 }).read());
    expect(error).toMatchObject({ name: "ApiError", status: 429, retryAfter, retryable: true, attempts: 1 });
    expect([ms, sent.length]).toEqual([0, 1]);
  });

  it("is waited for where the deadline leaves room, whatever the jitter, and not beyond it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 59_990 }), someJitter, async (ms, drawn) => {
        vi.mocked(Math.random).mockReturnValue(drawn);
        const { at, fetch } = timed(wire(busy({ "retry-after": String(ms / 1_000) }), enveloped("done")).fetch);
        expect(await outcome(lab({ fetch, maxRetries: 1 }).read())).toMatchObject({ value: "done" });
        const waited = (at[1] as number) - (at[0] as number);
        expect(waited).toBeGreaterThanOrEqual(ms);
        expect(waited).toBeLessThan(60_000);
      }),
      {
        numRuns: 100,
        examples: [
          [59_990, 0.999],
          [59_800, 0.9],
        ],
      },
    );
  });

  it("counts against what is left of the deadline, not against all of it", async () => {
    const { fetch, sent } = wire(busy({ "retry-after": "40" }), busy({ "retry-after": "30" }), enveloped("done"));
    const { error, ms } = await outcome(lab({ fetch, maxRetries: 3 }).read());
    expect(error).toMatchObject({ status: 503, retryAfter: 30, attempts: 2 });
    expect([ms, sent.length]).toEqual([40_000, 2]);
  });

  it("counts from the answer, not from the request", async () => {
    const late = async () => {
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      return busy({ "retry-after": "2" });
    };
    const { at, fetch } = timed(wire(late, enveloped("done")).fetch);
    await outcome(lab({ fetch, maxRetries: 1 }).read());
    expect((at[1] as number) - (at[0] as number)).toBe(5_000);
  });

  it("does not make what is not repeated be sent again", async () => {
    const { fetch, sent } = wire(busy({ "retry-after": "1" }));
    expect((await outcome(lab({ fetch, maxRetries: 3 }).save({ name: "a" }))).error).toMatchObject({ retryAfter: 1 });
    expect(sent).toHaveLength(1);
  });

  it("is not told of a success", async () => {
    const { fetch } = wire(new Response("<html>", { headers: { "retry-after": "5" } }));
    expect((await outcome(lab({ fetch }).read())).error).not.toHaveProperty("retryAfter");
  });
});
