import { describe, expect, it } from "vitest";
import { withToken } from "../src/index.ts";
import { api, origin } from "./api-lab.ts";

/** Parts of a form in the order of their names, as the boundary is another one each time. */
const partsOf = (body: string) => body.replaceAll(/-+[\w-]*[Bb]oundary[\w-]*|-{4,}[\w-]+/g, "--boundary");

describe("a refused token", () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 128);
  const form = () => {
    const data = new FormData();
    data.set("field", "fake value");
    data.set("file", new Blob(["fake content"], { type: "text/plain" }), "a.txt");
    return data;
  };
  it.each<[string, () => [string | Request, RequestInit?]]>([
    ["no body", () => [origin]],
    ["text", () => [origin, { method: "POST", body: "fake body 令牌" }]],
    ["empty text", () => [origin, { method: "POST", body: "" }]],
    ["a form", () => [origin, { method: "POST", body: form() }]],
    ["a Blob", () => [origin, { method: "POST", body: new Blob([bytes]) }]],
    ["bytes", () => [origin, { method: "PUT", body: bytes }]],
    ["URLSearchParams", () => [origin, { method: "POST", body: new URLSearchParams({ a: "b" }) }]],
    ["a Request", () => [new Request(origin, { method: "POST", body: "fake body" })]],
    ["a Request with a form", () => [new Request(origin, { method: "PATCH", body: form() })]],
    ["a Request, and another body beside it", () => [new Request(origin, { method: "POST" }), { body: "fake other" }]],
  ])("is replaced once, and all of the request sent again: %s", async (_, given) => {
    const { call, seen, server, access_token } = await api();
    server.kill(access_token);
    const response = await call(...given());
    expect(response.status).toBe(200);
    expect(seen).toHaveLength(2);
    const [first, second] = seen as [(typeof seen)[0], (typeof seen)[0]];
    expect(partsOf(second.body)).toBe(partsOf(first.body));
    expect(second.request.method).toBe(first.request.method);
    expect(second.request.headers.get("content-type")).toBe(first.request.headers.get("content-type"));
    expect(second.token).not.toBe(first.token);
    expect(server.calls.refresh).toBe(1);
    const [input, init] = given();
    if (!(init?.body instanceof FormData || input instanceof Request)) {
      expect(second.body).toBe(init?.body ? await new Response(init.body).text() : "");
    } else {
      expect(first.body.length).toBeGreaterThan(5);
    }
  });

  it("surfaces when it comes twice, with the second answer to be read", async () => {
    const { call, seen, answers, server } = await api();
    answers.push(new Response("first", { status: 401 }), new Response("second", { status: 401 }));
    const response = await call(origin);
    expect([response.status, await response.text()]).toEqual([401, "second"]);
    expect([seen.length, server.calls.refresh]).toEqual([2, 1]);
  });

  it("does not leave the first answer unread", async () => {
    const { call, answers } = await api();
    let cancelled = 0;
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(10)),
      cancel: () => void cancelled++,
    });
    answers.push(new Response(body, { status: 401 }));
    expect((await call(origin)).status).toBe(200);
    expect(cancelled).toBe(1);
  });

  it.each([400, 403, 407, 419, 500])("is what 401 says, and not %i", async (status) => {
    const { call, seen, answers, server } = await api();
    answers.push(new Response(null, { status }));
    expect((await call(origin)).status).toBe(status);
    expect([seen.length, server.calls.refresh]).toEqual([1, 0]);
  });

  it("is what the option says, and nothing else then", async () => {
    const { source, seen, answers, server, fetch } = await api();
    const isRefused = async (response: Response) => (await response.clone().text()).includes("expired_access_token");
    const call = withToken(source, { origin, fetch, isRefused });
    answers.push(new Response("fake", { status: 401 }));
    expect((await call(origin)).status).toBe(401);
    answers.push(new Response('{"error":"expired_access_token"}', { status: 400 }));
    const response = await call(origin, { method: "POST", body: "fake body" });
    expect([response.status, await response.text(), server.calls.refresh]).toEqual([200, "fake data", 1]);
    expect(seen.slice(1).map(({ body }) => body)).toEqual(["fake body", "fake body"]);
  });

  it("is not what another origin says to which the request was sent on", async () => {
    const { call, seen, answers, server } = await api();
    const answer = new Response("fake", { status: 401 });
    Object.defineProperties(answer, {
      redirected: { value: true },
      url: { value: "https://storage.example/file" },
    });
    answers.push(answer);
    expect(await call(origin)).toBe(answer);
    expect([seen.length, server.calls.refresh]).toEqual([1, 0]);
  });

  it("is also what our own origin says to which the request was sent on", async () => {
    const { call, seen, answers } = await api();
    const answer = new Response("fake", { status: 401 });
    Object.defineProperties(answer, { redirected: { value: true }, url: { value: `${origin}/other` } });
    answers.push(answer);
    expect((await call(origin)).status).toBe(200);
    expect(seen).toHaveLength(2);
  });

  it("of a thousand requests is replaced once", async () => {
    const { call, seen, server, access_token } = await api();
    server.kill(access_token);
    const post = (index: number) => call(origin, { method: "POST", body: `fake ${index}` });
    const responses = await Promise.all(Array.from({ length: 1_000 }, (_, index) => post(index)));
    expect(responses.every(({ status }) => status === 200)).toBe(true);
    expect([server.calls.refresh, server.replays, seen.length]).toEqual([1, 0, 2_000]);
    const good = seen.filter(({ token }) => token !== `Bearer ${access_token}`).map(({ body }) => body);
    expect(new Set(good).size).toBe(1_000);
  });

  it("of an API that refuses every token is replaced once in a while, not for each request", async () => {
    const { source, server, clock } = await api();
    const call = withToken(source, { origin, fetch: async () => new Response(null, { status: 401 }) });
    for (let index = 0; index < 100; index++) expect((await call(origin)).status).toBe(401);
    expect(server.calls.refresh).toBe(1);
    await clock.advance(30_000);
    await call(origin);
    expect(server.calls.refresh).toBe(2);
  });
});
