import { describe, expect, it } from "vitest";
import { type ClientOptions, createPlatformClient, type Manifest } from "../src/index.ts";
import { envelope, type LabMethod } from "./lab.ts";
import { redactionLab } from "./redaction-lab.ts";
import { watching } from "./watching.ts";
import { enveloped, json, wire } from "./wire.ts";

const mask = "[redacted]";

interface Logged {
  readonly request: { readonly path: unknown; readonly body: unknown };
  readonly response: { readonly body: { readonly data: unknown } };
}

/** The request and the answer of a call, as they are logged at the level `debug`. */
async function logged(
  call: (client: ReturnType<typeof redactionLab>) => Promise<unknown>,
  answer: Response = enveloped(1),
  more: ClientOptions = {},
): Promise<Logged> {
  const { options, lines } = watching();
  await call(redactionLab("", { ...options, ...more, logLevel: "debug", fetch: wire(answer).fetch }));
  return lines.find(({ level }) => level === "debug")?.event as Logged;
}

const asIs = (body: unknown) => body;

describe("the body of a raw call", () => {
  const sent = async (body: string, type: string) => {
    const headers = { "content-type": type };
    const { request } = await logged((client) => client.POST("/elsewhere", { body, bodySerializer: asIs, headers }));
    return request.body;
  };

  it("is logged as its length where it is text", async () => {
    expect(await sent("token=fake-1&a=b", "text/plain")).toBe("<16 characters>");
    expect(await sent("fake-text", "application/octet-stream")).toBe("<9 characters>");
  });

  it("is logged with its names where it is a form or JSON in text", async () => {
    const form = "application/x-www-form-urlencoded";
    expect(await sent("token=fake-1&a=b&a=c", form)).toEqual({ token: mask, a: ["b", "c"] });
    expect(await sent('{"token":"fake-1","a":["b"]}', "text/plain")).toEqual({ token: mask, a: ["b"] });
  });
});

describe("a path behind a prefix of the base URL", () => {
  it("is logged by its names", async () => {
    for (const prefix of ["", "/v2", "/a/b/c"]) {
      const baseUrl = `https://lab.test${prefix}`;
      const call = (client: ReturnType<typeof redactionLab>) => client.inPath({ pin: "fake-pin", id: "fake-id" });
      expect((await logged(call, enveloped(1), { baseUrl })).request.path).toEqual({ pin: mask, id: "fake-id" });
    }
  });
});

describe("an answer", () => {
  const answered = async (data: unknown) =>
    (await logged((client) => client.none({ id: "fake-id" }), enveloped(data))).response.body.data;

  it("keeps the code of its envelope, which is a number or a text and nothing else", async () => {
    const body = async (answer: object) =>
      (await logged((client) => client.none({ id: "fake-id" }).catch(() => {}), json(answer))).response.body;
    expect(await body({ code: 7, msg: "" })).toEqual({ code: 7, msg: "" });
    expect(await body({ code: "fake-7", msg: "" })).toEqual({ code: "fake-7", msg: "" });
    expect(await body({ code: { token: "fake-1" }, msg: "" })).toEqual({ code: { token: mask }, msg: "" });
    expect(await body({ msg: "" })).toEqual({ msg: "" });
  });

  it.each([7, "fake_denied"])(
    "keeps the code %j of its envelope where a code is also what was exchanged",
    async (code) => {
      const operations: Manifest = {
        exchange: {
          method: "POST",
          path: "/exchange",
          input: { code: { in: "body" } },
          content: "json",
          security: [],
          sensitive: ["code"],
        },
      };
      const { options, lines } = watching();
      const { exchange } = createPlatformClient(
        { name: "lab", baseUrl: "https://lab.test", operations, envelope },
        { ...options, logLevel: "debug", fetch: wire(json({ code, msg: "", data: { code: "fake-other" } })).fetch },
        {},
      ) as unknown as Record<"exchange", LabMethod>;
      await exchange({ code: "fake-code" }).catch(() => {});
      const [{ request, response } = {} as Logged] = lines.flatMap(({ event }) => (event as Logged) ?? []);
      expect(request.body).toEqual({ code: mask });
      expect(response.body).toEqual({ code, msg: "", data: { code: mask } });
    },
  );

  it("that a raw call leaves unread is logged so", async () => {
    const file = new Response("fake-file", { headers: { "content-type": "image/png" } });
    expect((await logged((client) => client.GET("/elsewhere", { parseAs: "stream" }), file)).response.body).toBe(
      "<unread>",
    );
  });

  it("is looked into where JSON text stands behind blanks", async () => {
    expect(await answered(' \n{"pin":"fake-1","a":[1]}')).toBe(`{"pin":"${mask}","a":[1]}`);
    expect(await answered(' [{"pin":"fake-1"}]')).toBe(`[{"pin":"${mask}"}]`);
  });

  it("is logged as it is where text only looks like JSON, or has some in it", async () => {
    for (const text of ['{"a":', "[a]", 'a {"b":1}', "null", "5", '"a"']) expect(await answered(text)).toBe(text);
  });

  it("is logged to a depth of a hundred", async () => {
    const nested = (depth: number, leaf: unknown) => {
      let value = leaf;
      for (let count = 0; count < depth; count++) value = [value];
      return value;
    };
    // The envelope is the first, its data the second.
    expect(await answered(nested(99, "a"))).toEqual(nested(99, "a"));
    expect(await answered(nested(100, "a"))).toEqual(nested(100, "..."));
    expect(await answered({ pin: nested(200, "fake-1") })).toEqual({ pin: nested(99, mask) });
  });
});
