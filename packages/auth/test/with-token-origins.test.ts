import { describe, expect, it } from "vitest";
import { withToken } from "../src/index.ts";
import { api, origin } from "./api-lab.ts";
import { failure } from "./lab.ts";

function knowsError(): boolean {
  try {
    return new Request(origin, { redirect: "error" }).redirect === "error";
  } catch {
    return false;
  }
}

describe("another origin", () => {
  it.each([
    "https://evil.example/",
    "http://api.example/",
    "https://api.example:444/",
    "https://api.example.evil.example/",
    "https://evil.example/https://api.example/",
    "https://API.example@evil.example/".replace("API.example@", ""),
    "https://sub.api.example/",
    "https://api.example./",
    "data:text/plain,x",
    "blob:https://evil.example/x",
  ])("is refused, and nothing is sent: %s", async (url) => {
    const { call, seen, server } = await api();
    for (const input of [url, new URL(url), new Request(url)]) {
      const error = await failure(call(input));
      expect(error).toBeInstanceOf(TypeError);
      expect((error as Error).message).toBe(
        "the request goes to another origin than https://api.example: its token stays here",
      );
    }
    expect([seen.length, server.calls.refresh]).toEqual([0, 0]);
  });

  it.each([
    ["https://API.example/a", 1],
    ["https://api.example:443/a", 1],
    ["https://second.example/b", 1],
    ["https://api.example\\@evil.example/", 1],
    ["https://third.example/c", 0],
  ])("is told by what the URL means, not by its text: %s", async (url, sent) => {
    const { source, fetch, seen } = await api();
    const call = withToken(source, { origin: [`${origin}/v1/`, "https://second.example"], fetch });
    await call(url).catch(() => {});
    expect(seen).toHaveLength(sent);
    for (const each of seen) expect(new URL(each.url).hostname).toMatch(/^(api|second)\.example$/);
  });

  it.each(["file:///etc/x", "app://localhost", "data:,", "not a url", ""])(
    "cannot be let in by an origin that is none: %s",
    async (wrong) => {
      const { source, fetch } = await api();
      expect(() => withToken(source, { origin: wrong, fetch })).toThrow(TypeError);
      expect(() => withToken(source, { origin: [origin, wrong], fetch })).toThrow(TypeError);
    },
  );

  it("is not followed to where `place` puts the token into a header of its own", async () => {
    const { source, fetch, seen } = await api();
    const place = (headers: Headers, token: string) => headers.set("x-token", token);
    await withToken(source, { origin, fetch, place })(origin, { method: "POST", body: "fake" });
    await withToken(source, { origin, fetch, place })(new Request(origin));
    expect(new Set(seen.map(({ request }) => request.redirect))).toEqual(new Set(["manual"]));
    expect(seen[0]?.body).toBe("fake");
  });

  it("is not followed to by a replay either", async () => {
    const { source, fetch, seen, answers } = await api();
    answers.push(new Response(null, { status: 401 }));
    const place = (headers: Headers, token: string) => headers.set("x-token", token);
    answers.push(new Response("fake"));
    await withToken(source, { origin, fetch, place })(origin);
    expect(seen.map(({ request }) => request.redirect)).toEqual(["manual", "manual"]);
  });

  // workerd knows "follow" and "manual" only.
  it.runIf(knowsError())("is an error where the caller wants it to be one and the runtime knows that", async () => {
    const { source, fetch, seen } = await api();
    const place = (headers: Headers, token: string) => headers.set("x-token", token);
    await withToken(source, { origin, fetch, place })(origin, { redirect: "error" });
    expect(seen[0]?.request.redirect).toBe("error");
  });

  it("may be followed to without the token where the runtime takes it off", async () => {
    const { call, seen } = await api();
    await call(origin);
    expect(seen[0]?.request.redirect).toBe("follow");
  });
});
