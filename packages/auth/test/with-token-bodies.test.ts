import { describe, expect, it } from "vitest";
import { withToken } from "../src/index.ts";
import { api, origin } from "./api-lab.ts";
import { settled } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

describe("a stream", () => {
  const stream = (log: string[] = []) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("fake stream"));
        controller.close();
      },
      cancel: () => void log.push("cancelled"),
    });
  const init = (body: ReadableStream) => ({ method: "POST", body, duplex: "half" }) as RequestInit;

  it("is sent once, and its 401 is the answer", async () => {
    const { call, seen, server, access_token } = await api();
    server.kill(access_token);
    const response = await call(origin, init(stream()));
    expect([response.status, await response.text()]).toEqual([401, "fake refusal"]);
    expect(seen.map(({ body }) => body)).toEqual(["fake stream"]);
    expect(server.calls.refresh).toBe(0);
  });

  it("whose token was refused has another one when it is sent again", async () => {
    const { call, seen, server, access_token } = await api();
    server.kill(access_token);
    expect((await call(origin, init(stream()))).status).toBe(401);
    expect((await call(origin, init(stream()))).status).toBe(200);
    expect((await call(origin)).status).toBe(200);
    const [refused, ...others] = seen.map(({ token }) => token);
    expect([refused, new Set(others).size, server.calls.refresh]).toEqual([`Bearer ${access_token}`, 1, 1]);
  });

  it("that is refused has another token asked for once, and the next requests go on with what there is", async () => {
    const { source, seen, fetch, server, answers, clock } = await api();
    const { process } = lab({ clock });
    const raw = { access_token: "fake-endless", expires_in: 36_000 };
    const unrenewable = process();
    await unrenewable.obtain("u-1", async () => ({ raw }));
    const ask = async () => ({ raw });
    const asked = { count: 0 };
    const same = process({
      endpoint: {
        clientCredentials: () => {
          asked.count++;
          return ask();
        },
      },
    });
    await same.app().get();
    for (const of of [unrenewable.user("u-1"), same.app()]) {
      const call = withToken(of, { origin, fetch });
      answers.push(new Response(null, { status: 401 }), ...Array.from({ length: 5 }, () => new Response("fake")));
      expect((await call(origin, init(stream()))).status).toBe(401);
      for (let times = 0; times < 5; times++) {
        expect((await call(origin)).status).toBe(200);
        await clock.advance(60_000);
      }
    }
    expect(new Set(seen.map(({ token }) => token))).toEqual(new Set(["Bearer fake-endless"]));
    expect([asked.count, server.calls.refresh, source.current()]).toEqual([2, 0, expect.anything()]);
  });

  it("that is refused late, with an older token than there is by now, does not count", async () => {
    const { source, server } = await api();
    const seen: (string | null)[] = [];
    let answer = (_: Response) => {};
    const fetch = async (request: Request) => {
      seen.push(request.headers.get("authorization"));
      if (seen.length > 1) return new Response(null, { status: seen.length > 2 ? 200 : 401 });
      return new Promise<Response>((resolve) => {
        answer = resolve;
      });
    };
    const call = withToken(source, { origin, fetch });
    const slow = call(origin, init(stream()));
    await settled();
    await source.refresh();
    expect((await call(origin, init(stream()))).status).toBe(401);
    answer(new Response(null, { status: 401 }));
    expect((await slow).status).toBe(401);
    expect((await call(origin)).status).toBe(200);
    expect([new Set(seen).size, server.calls.refresh]).toEqual([3, 2]);
  });

  it("is what an async iterable is too", async () => {
    const { call, seen, server, access_token } = await api();
    server.kill(access_token);
    async function* chunks() {
      yield new TextEncoder().encode("fake stream");
    }
    expect((await call(origin, init(chunks() as unknown as ReadableStream))).status).toBe(401);
    expect(seen).toHaveLength(1);
  });

  it("is not held in memory for a second time", async () => {
    const { source } = await api();
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled++;
          controller.enqueue(new Uint8Array(1_000));
        },
      },
      { highWaterMark: 0 },
    );
    const call = withToken(source, { origin, fetch: async () => new Response(null, { status: 401 }) });
    expect((await call(origin, init(endless))).status).toBe(401);
    expect(pulled).toBeLessThan(3);
  });

  it("carries the token", async () => {
    const { call, seen, access_token } = await api();
    expect((await call(origin, init(stream()))).status).toBe(200);
    expect(seen[0]?.token).toBe(`Bearer ${access_token}`);
  });
});

/** Bun does not tell the source of a cloned body that nobody wants it any more. */
const tells = !("Bun" in globalThis);
if (!tells) console.warn("bodies: what becomes of a clone cannot be seen here: not tested");

describe("what was cloned for a replay", () => {
  /** A body whose source says when nobody wants it any more: both halves have to be given up. */
  function body() {
    let isGivenUp = false;
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode("fake")),
      cancel() {
        isGivenUp = true;
      },
    });
    const request = new Request(origin, { method: "POST", body: source, duplex: "half" } as RequestInit);
    return { request, isGivenUp: () => isGivenUp };
  }

  it.runIf(tells)("is given up when the answer is there", async () => {
    const { source } = await api();
    const { request, isGivenUp } = body();
    const fetch = async (sent: Request) => {
      // Settles when the other half is given up too.
      sent.body?.cancel().catch(() => {});
      return new Response("fake");
    };
    await withToken(source, { origin, fetch })(request);
    await settled();
    expect(isGivenUp()).toBe(true);
  });

  it.runIf(tells)("is given up when sending fails", async () => {
    const { source } = await api();
    const { request, isGivenUp } = body();
    const lost = new TypeError("fake: connection lost");
    const fetch = async (sent: Request) => {
      sent.body?.cancel().catch(() => {});
      throw lost;
    };
    expect(await failure(withToken(source, { origin, fetch })(request))).toBe(lost);
    await settled();
    expect(isGivenUp()).toBe(true);
  });

  it("does not disturb an answer that is read later", async () => {
    const { call } = await api();
    const response = await call(origin, { method: "POST", body: "fake" });
    await settled();
    expect(await response.text()).toBe("fake data");
  });
});
