import { describe, expect, it } from "vitest";
import { type ApiError, type ClientOptions, createPlatformClient, type Manifest } from "../src/index.ts";
import { envelope, type LabMethod } from "./lab.ts";
import { inputOf, printed, redactionLab } from "./redaction-lab.ts";
import { watching } from "./watching.ts";
import { enveloped, json, page, rejection, wire } from "./wire.ts";

const mask = "[redacted]";

/** The request and the answer of a call, as they are logged at the level `debug`. */
async function logged(call: (options: ClientOptions) => unknown, answer: Response = enveloped(1)): Promise<unknown> {
  const { options, lines } = watching();
  await Promise.resolve(call({ ...options, logLevel: "debug", fetch: wire(answer).fetch })).catch(() => {});
  return lines.find(({ level }) => level === "debug")?.event;
}

describe("what is logged of a request", () => {
  it("is no header that the spec calls a secret, however that is written", async () => {
    const operations: Manifest = {
      read: { method: "GET", path: "/read", input: { "X-Pin": { in: "header" } }, security: [], sensitive: ["X-Pin"] },
    };
    const read = (options: ClientOptions) =>
      (
        createPlatformClient({ name: "lab", baseUrl: "https://lab.test", operations }, options, {}) as unknown as {
          read: LabMethod;
        }
      ).read({ "X-Pin": "fake-pin-1" });
    expect(await logged(read)).toMatchObject({ request: { headers: { "x-pin": mask } } });
    expect(JSON.stringify(await logged(read, json({ message: "bad fake-pin-1" }, 400)))).not.toContain("fake-pin");
  });

  it("is what stands beside a secret and is none, of a call that no spec knows too", async () => {
    const raw = (options: ClientOptions) =>
      redactionLab("", options).POST("/elsewhere", {
        body: { token_type_hint: "access_token", token_endpoint: "/token", token: "fake-token", count: 1 },
      });
    expect(await logged(raw)).toMatchObject({
      request: { body: { token_type_hint: "access_token", token_endpoint: "/token", token: mask, count: 1 } },
    });
  });

  it("is every name, and every value that is no secret: query and headers", async () => {
    const query = (options: ClientOptions) =>
      redactionLab("", options).inQuery({ pin: "fake-pin-1", list: ["a", "b"] });
    expect(await logged(query)).toMatchObject({
      request: { query: { pin: mask, list: "a,b" }, headers: {}, body: {} },
    });
    const exploded = (options: ClientOptions) => redactionLab("", options).exploded({ pin: ["fake-1", "fake-2"] });
    expect(await logged(exploded)).toMatchObject({ request: { query: { pin: [mask, mask] } } });
    const headers = (options: ClientOptions) =>
      redactionLab("fake-secret", options).header({}, { headers: { "x-trace": "t", "X-Api-Key": "fake-key" } });
    expect(await logged(headers)).toMatchObject({
      request: { headers: { "x-trace": "t", "x-api-key": mask, "x-app-secret": mask } },
    });
  });

  it("is every name, and every value that is no secret: bodies", async () => {
    const form = (options: ClientOptions) => redactionLab("fake-secret", options).form({ name: "n" });
    expect(await logged(form)).toMatchObject({ request: { body: { name: "n", client_secret: mask } } });
    const nested = (options: ClientOptions) => redactionLab("", options).inJson(inputOf("inJson", "fake-pin-1"));
    expect(await logged(nested)).toMatchObject({
      request: {
        headers: { "content-type": "application/json" },
        body: { deep: { list: [{ pin: mask }], shown: "fake-shown" } },
      },
    });
    const text = (options: ClientOptions) => redactionLab("", options).inFormJson(inputOf("inFormJson", "fake-pin-1"));
    expect(await logged(text)).toMatchObject({
      request: { body: { data: `{"list":[{"pin":"${mask}"}],"shown":"fake-shown"}` } },
    });
    const multipart = (options: ClientOptions) =>
      redactionLab("", options).inMultipart(inputOf("inMultipart", "fake-pin-1"));
    expect(await logged(multipart)).toMatchObject({ request: { body: { pin: mask, file: "<9 bytes>" } } });
    const whole = (options: ClientOptions) => redactionLab("", options).inBody({ body: ["fake-1", ["fake-2"]] });
    expect(await logged(whole)).toMatchObject({ request: { body: [mask, [mask]] } });
  });

  it("is a cookie and its names not, as nobody says which is a secret", async () => {
    const cookie = (options: ClientOptions) => redactionLab("fake-secret", options).cookie();
    expect(await logged(cookie)).toMatchObject({ request: { headers: { cookie: mask } } });
  });

  it("is what its path names, and never its address", async () => {
    const event = await logged((options) => redactionLab("", options).inPath({ pin: "fake-pin-1", id: "fake-id-1" }));
    expect(event).toMatchObject({ request: { path: { pin: mask, id: "fake-id-1" } } });
    expect(printed(event)).not.toMatch(/fake-pin|lab\.test/);
  });
});

describe("what is logged of an answer", () => {
  const read = (options: ClientOptions) => redactionLab("", options).none({ id: "fake-id" });

  it("is every name, and every value that is no secret", async () => {
    const answer = json({
      code: 0,
      msg: "ok",
      data: { pin: "fake-1", access_token: "fake-2", name: "n", list: [1, true, null] },
    });
    answer.headers.set("x-trace", "t");
    answer.headers.set("location", "/fake");
    expect(await logged(read, answer)).toEqual({
      request: { path: {}, query: { id: "fake-id" }, headers: {}, body: {} },
      response: {
        status: 200,
        headers: { "content-type": "application/json", "x-trace": "t", location: mask },
        body: { code: 0, msg: "ok", data: { pin: mask, access_token: mask, name: "n", list: [1, true, null] } },
      },
    });
  });

  it("is the length where it is no JSON", async () => {
    expect(await logged(read, page("<p>fake</p>", 500))).toMatchObject({
      response: { status: 500, body: "<11 characters>" },
    });
    expect(await logged(read, page("fake-text", 200, "text/plain"))).toMatchObject({
      response: { body: "<9 characters>" },
    });
    expect(await logged(read, new Response(null, { status: 204 }))).toMatchObject({
      response: { body: "<0 characters>" },
    });
  });

  it("is the length where it is JSON without names, which may be a secret itself", async () => {
    for (const answer of [page("4711471147", 200, "text/plain"), json("fake-token"), json(4711471147)]) {
      expect(printed(await logged(read, answer))).not.toMatch(/4711|fake-token/);
    }
  });

  it("is nothing where none came", async () => {
    const { options, lines } = watching();
    const failing = wire(() => Promise.reject(new Error("x")));
    await rejection(() => read({ ...options, logLevel: "debug", fetch: failing.fetch }));
    expect(lines.at(-1)).toMatchObject({ level: "debug", message: "lab GET /none" });
    expect(lines.at(-1)?.event).not.toHaveProperty("response");
  });

  it("may be as deep as it likes", async () => {
    const depth = 20_000;
    const deep = page(`{"code":0,"data":${"[".repeat(depth)}${"]".repeat(depth)}}`, 200, "application/json");
    const { options } = watching();
    const data = await redactionLab("", { ...options, logLevel: "debug", fetch: wire(deep).fetch }).none();
    expect(Array.isArray(data)).toBe(true);
  });
});

describe("a message of the platform", () => {
  const refused = async (place: "inForm" | "inQuery" | "cookie" | "none", secret: string, msg: string) => {
    const { fetch } = wire(json({ code: 7, msg }));
    return (await rejection(() => redactionLab(secret, { fetch })[place](inputOf(place, secret)))) as ApiError;
  };

  it("keeps what is no secret", async () => {
    const error = await refused("inForm", "fake-pin-4711", "pin fake-pin-4711 of fake-user is wrong, try fake-pin-471");
    expect(error.detail).toBe(`pin ${mask} of fake-user is wrong, try fake-pin-471`);
    expect(error.message).toContain(error.detail);
    expect((await refused("none", "", "fake-id is unknown: 100%25 \\u0041 a+b")).detail).toBe(
      "fake-id is unknown: 100%25 \\u0041 a+b",
    );
  });

  it("keeps everything around a secret as it was written", async () => {
    const error = await refused("inQuery", 'a b/c"d', 'a+b "a%20b%2Fc%22d" + \\"a b/c\\"d\\" %41');
    expect(error.detail).toBe(`a+b "${mask}" + \\"${mask}\\" %41`);
  });

  it("is not taken apart by a secret of fewer than four characters", async () => {
    expect((await refused("inForm", "e", "the pin is wrong")).detail).toBe("the pin is wrong");
    expect((await refused("inForm", "pin", "the pin is wrong")).detail).toBe("the pin is wrong");
    expect((await refused("inForm", "the", "the pin is wrong")).detail).toBe("the pin is wrong");
  });

  it("is not taken apart by the other cookies", async () => {
    expect((await refused("cookie", "fake-session-1", "dark theme, lang zh")).detail).toBe("dark theme, lang zh");
    expect((await refused("cookie", "fake-session-1", "no fake-session-1")).detail).toBe(`no ${mask}`);
  });

  it("keeps a code that only looks like a part of a secret", async () => {
    const { fetch } = wire(json({ code: 4711, msg: "m" }));
    const error = await rejection(() => redactionLab("", { fetch }).inForm({ pin: "fake-47119" }));
    expect(error).toMatchObject({ code: 4711 });
  });
});

describe("a name", () => {
  const named = {
    fill: {
      method: "POST",
      path: "/fill",
      content: "form",
      input: Object.fromEntries(
        [
          "password",
          "newPassword",
          "client_secret",
          "api-key",
          "apiKey",
          "api_key",
          "access_token",
          "signature",
          "sign",
        ].map((name) => [name, { in: "body" as const }]),
      ),
      security: [],
    },
    show: {
      method: "POST",
      path: "/show",
      content: "form",
      input: Object.fromEntries(
        ["design", "signal", "cookies", "locations", "name"].map((name) => [name, { in: "body" as const }]),
      ),
      security: [],
    },
  } satisfies Manifest;

  const filled = async (id: "fill" | "show") => {
    const names = Object.keys(named[id].input);
    const input = Object.fromEntries(names.map((name) => [name, `fake-${name}`]));
    const event = await logged((options) =>
      (
        createPlatformClient(
          { name: "lab", baseUrl: "https://lab.test", operations: named, envelope },
          options,
          {},
        ) as unknown as Record<string, LabMethod>
      )[id]?.(input),
    );
    return (event as { request: { body: object } }).request.body;
  };

  it("that usually stands for a secret hides its value without a word of the spec", async () => {
    const body = await filled("fill");
    expect(new Set(Object.values(body))).toEqual(new Set([mask]));
  });

  it("that only holds such a word hides nothing", async () => {
    const body = await filled("show");
    expect(body).toEqual(Object.fromEntries(Object.keys(named.show.input).map((name) => [name, `fake-${name}`])));
  });
});
