import { describe, expect, it } from "vitest";
import { lab } from "./lab.ts";
import { fields, only, type Sent, wire } from "./wire.ts";

async function sentBy(call: (client: ReturnType<typeof lab>) => Promise<unknown>): Promise<Sent> {
  const { fetch, sent } = wire();
  await call(lab({ fetch }));
  return only(sent);
}

const search = async (input: object): Promise<string> =>
  (await sentBy((client) => client.anything(input))).url.replace("https://lab.test/anything", "");

describe("the query", () => {
  it.each([
    ["a list as one parameter with commas", { list: ["a", "b", 3] }, "?list=a,b,3"],
    ["a list of one", { list: ["a"] }, "?list=a"],
    ["a comma inside an item, encoded", { list: ["a,b", "c"] }, "?list=a%2Cb,c"],
    ["an exploded list as a parameter an item", { each: ["a", 2, true] }, "?each=a&each=2&each=true"],
    ["an exploded list of none as nothing", { each: [], a: 1 }, "?a=1"],
    ["booleans as words", { a: true, b: false }, "?a=true&b=false"],
    ["numbers as digits", { a: 0, b: -1.5, c: 1e21 }, "?a=0&b=-1.5&c=1e%2B21"],
    ["an empty text", { a: "" }, "?a="],
    ["spaces as %20", { a: "x y" }, "?a=x%20y"],
    ["marks that mean something in a query", { a: "+&=%?#/" }, "?a=%2B%26%3D%25%3F%23%2F"],
    ["what is encoded already, once more", { a: "%20" }, "?a=%2520"],
    ["unicode as UTF-8", { a: "令牌", b: "🧬" }, "?a=%E4%BB%A4%E7%89%8C&b=%F0%9F%A7%AC"],
    ["line breaks", { a: "x\r\ny" }, "?a=x%0D%0Ay"],
    ["nothing for an input that is left out", { a: undefined, b: null }, ""],
    ["the spec's order, whatever the caller's", { c: 3, a: 1, b: 2 }, "?a=1&b=2&c=3"],
  ])("writes %s", async (_, input, query) => {
    expect(await search(input)).toBe(query);
  });

  it.each([
    [{ where: { a: [1, "&"] } }, '{"a":[1,"&"]}'],
    [{ where: '{ "a": 1 }' }, '{ "a": 1 }'],
  ])("writes JSON text of %j", async (input, text) => {
    const { url } = await sentBy((client) => client.search({ text: "ab", ...input }));
    expect(new URL(url).searchParams.get("where")).toBe(text);
  });
});

describe("the path", () => {
  it.each([
    ["text", { thing_id: "a", part_ids: "b" }, "/things/a/parts/b"],
    ["numbers", { thing_id: "1", part_ids: 2 }, "/things/1/parts/2"],
    ["slashes, encoded", { thing_id: "a/../b", part_ids: "c/d" }, "/things/a%2F..%2Fb/parts/c%2Fd"],
    [
      "marks of a URL, encoded",
      { thing_id: "?#%&=+ ", part_ids: ";:@" },
      "/things/%3F%23%25%26%3D%2B%20/parts/%3B%3A%40",
    ],
    ["what is encoded already, once more", { thing_id: "%2e%2e", part_ids: "1" }, "/things/%252e%252e/parts/1"],
    ["unicode", { thing_id: "令", part_ids: "1" }, "/things/%E4%BB%A4/parts/1"],
    [
      "marks of String.replace and of templates",
      { thing_id: "$&$1", part_ids: "{thing_id}" },
      "/things/%24%26%241/parts/%7Bthing_id%7D",
    ],
    ["a list with commas", { thing_id: "a", part_ids: ["x", "y,z"] }, "/things/a/parts/x,y%2Cz"],
  ])("writes %s", async (_, input, path) => {
    const { url, method } = await sentBy((client) => client.getPart(input));
    expect([method, url]).toEqual(["GET", `https://lab.test${path}`]);
  });

  it("keeps a request on its operation when it is parsed as a URL", async () => {
    const { url } = await sentBy((client) => client.getPart({ thing_id: "...", part_ids: "..%2f" }));
    expect(new URL(url).pathname).toBe("/things/.../parts/..%252f");
  });
});

describe("headers", () => {
  it("are written as they are, lists with commas", async () => {
    const { headers } = await sentBy((client) => client.note({ "x-note": "a b,c", "x-list": [1, "b"] }));
    expect([headers.get("x-note"), headers.get("x-list")]).toEqual(["a b,c", "1,b"]);
  });

  it("are none for an input that is left out", async () => {
    const { headers } = await sentBy((client) => client.note({ "x-note": "a" }));
    expect(Object.fromEntries(headers)).toEqual({ "x-note": "a" });
  });

  it("of a call without a body name no content type", async () => {
    const { headers, body } = await sentBy((client) => client.read());
    expect([headers.get("content-type"), body]).toEqual([null, null]);
  });

  it("that are an input win over the same header among the call's options", async () => {
    const { headers } = await sentBy((client) =>
      client.note({ "x-note": "input" }, { headers: { "X-Note": "option" } }),
    );
    expect(headers.get("x-note")).toBe("input");
  });

  it.each(["Content-Type", "content-type", "CONTENT-TYPE"])(
    "keep the content type of the body, whatever the call's options say: %s",
    async (name) => {
      const options = { headers: { [name]: "text/plain", "x-trace": "1" } };
      const form = await sentBy((client) => client.fill({ name: "a" }, options));
      expect(form.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
      const json = await sentBy((client) => client.save({ name: "a" }, options));
      expect(json.headers.get("content-type")).toBe("application/json");
      const whole = await sentBy((client) => client.replace({ thing_id: "1", body: ["a"] }, options));
      expect(whole.headers.get("content-type")).toBe("application/json");
      const multipart = await sentBy((client) => client.upload({ file: new Blob(["x"]) }, options));
      const wired = new Request(multipart.url, multipart.init);
      expect(wired.headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
      expect([...(await wired.formData()).keys()]).toEqual(["file"]);
      for (const { headers } of [form, json, whole, multipart]) expect(headers.get("x-trace")).toBe("1");
    },
  );
});

describe("a form", () => {
  it.each([
    [
      "text, numbers and booleans",
      { name: "a", count: -1.5, on: false },
      [
        ["name", "a"],
        ["count", "-1.5"],
        ["on", "false"],
      ],
    ],
    ["an empty text", { name: "" }, [["name", ""]]],
    [
      "the spec's order, whatever the caller's",
      { on: true, name: "a" },
      [
        ["name", "a"],
        ["on", "true"],
      ],
    ],
    ["nothing for what is left out", { name: null, count: undefined }, []],
    ["a value as its JSON text", { items: [{ a: "x" }, {}] }, [["items", '[{"a":"x"},{}]']]],
    ["JSON text as it is", { items: '[ {"a": 1} ]' }, [["items", '[ {"a": 1} ]']]],
    ["text whose JSON text is asked for", { label: 'say "x"' }, [["label", '"say \\"x\\""']]],
  ])("holds %s", async (_, input, expected) => {
    const sent = await sentBy((client) => client.fill(input));
    expect([sent.method, sent.headers.get("content-type")]).toEqual(["POST", "application/x-www-form-urlencoded"]);
    expect(fields(sent)).toEqual(expected);
  });

  it("encodes what means something in a form", async () => {
    const { body } = await sentBy((client) => client.fill({ name: "a b+c&d=e%20令" }));
    expect(String(body)).toBe("name=a+b%2Bc%26d%3De%2520%E4%BB%A4");
  });
});

describe("a multipart body", () => {
  it("holds a file with its name, and fields as text", async () => {
    const file = new File(["zip"], "令 1.zip", { type: "application/zip" });
    const sent = await sentBy((client) => client.upload({ file, title: "t", meta: { a: 1 } }));
    expect(sent.body).toBeInstanceOf(FormData);
    expect(fields(sent).map(([name]) => name)).toEqual(["file", "title", "meta"]);
    const { file: got, title, meta } = Object.fromEntries(fields(sent));
    if (!(got instanceof File)) throw new Error("no file was sent");
    expect([got.name, got.type, await got.text()]).toEqual(["令 1.zip", "application/zip", "zip"]);
    expect([title, meta]).toEqual(["t", '{"a":1}']);
  });

  it("holds a Blob", async () => {
    const sent = await sentBy((client) => client.upload({ file: new Blob(["x"], { type: "text/plain" }) }));
    const [[name, got] = []] = fields(sent);
    if (!(got instanceof Blob)) throw new Error("no blob was sent");
    expect([name, got.type, await got.text()]).toEqual(["file", "text/plain", "x"]);
  });

  it("leaves its content type, with the boundary, to fetch", async () => {
    const sent = await sentBy((client) => client.upload({ file: new Blob(["x"]) }));
    expect(sent.headers.has("content-type")).toBe(false);
    const wired = new Request(sent.url, sent.init);
    expect(wired.headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
    expect((await wired.text()).split("\r\n")).toContain("x");
  });
});

describe("a JSON body", () => {
  it("holds the fields that were given, of any depth", async () => {
    const input = { tags: ["a", "令"], name: "n", deep: { a: [{ b: null }], c: 1.5, d: true } };
    const { body, headers, method } = await sentBy((client) => client.save(input));
    expect([method, headers.get("content-type")]).toEqual(["POST", "application/json"]);
    expect(body).toBe('{"name":"n","tags":["a","令"],"deep":{"a":[{"b":null}],"c":1.5,"d":true}}');
  });

  it("that is no object is given as `body`", async () => {
    const { body, headers, method, url } = await sentBy((client) =>
      client.replace({ body: ["a", "b"], thing_id: "1" }),
    );
    expect([method, url]).toEqual(["PUT", "https://lab.test/things/1"]);
    expect([headers.get("content-type"), body]).toEqual(["application/json", '["a","b"]']);
  });

  it("may be an empty list", async () => {
    expect((await sentBy((client) => client.replace({ body: [], thing_id: "1" }))).body).toBe("[]");
  });
});

describe("a body of several shapes", () => {
  it("is a form or multipart, by what is given", async () => {
    const form = await sentBy((client) => client.extract({ id: "1", regions: [{ chr: "chr1" }] }));
    expect(form.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect(fields(form)).toEqual([
      ["id", "1"],
      ["regions", '[{"chr":"chr1"}]'],
    ]);
    const multipart = await sentBy((client) => client.extract({ id: "1", bed_file: new Blob(["x"]) }));
    expect(multipart.body).toBeInstanceOf(FormData);
    expect(multipart.headers.has("content-type")).toBe(false);
  });

  it("follows its discriminator", async () => {
    const sent = await sentBy((client) => client.grant({ scope: "a", refresh_token: "r", grant_type: "refresh" }));
    expect(fields(sent)).toEqual([
      ["grant_type", "refresh"],
      ["refresh_token", "r"],
      ["scope", "a"],
    ]);
  });

  it("follows a discriminator that is a number", async () => {
    const { body } = await sentBy((client) => client.pair({ level: 1, by: "login", ticket: "t" }));
    expect(body).toBe('{"level":1,"by":"login","ticket":"t"}');
  });
});

describe("a navigation", () => {
  it("is a URL, form-encoded in its query", () => {
    const url = lab({ baseUrl: "https://lab.test/api/" }).visit({ state: "a+b&c", scope: "x y", room: "1 / 2" });
    expect(url).toBe("https://lab.test/api/visit/1%20%2F%202?scope=x+y&state=a%2Bb%26c");
  });

  it("has no question mark without a query, and fetches nothing", () => {
    const { fetch, sent } = wire();
    expect(lab({ fetch }).visit({ room: "1" })).toBe("https://lab.test/visit/1");
    expect(sent).toEqual([]);
  });
});
