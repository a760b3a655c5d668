import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { type Lab, lab, operations } from "./lab.ts";
import { enveloped, only, wire } from "./wire.ts";

describe("a client", () => {
  it("has a method an operation, listed before it is touched", () => {
    const names: string[] = [];
    for (const name in lab()) names.push(name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(operations)));
  });

  it("hands out the same method each time", () => {
    const client = lab();
    expect(client.read).toBe(client.read);
  });

  it("has methods that work without it", async () => {
    const { fetch, sent } = wire(enveloped("a"));
    const { read, GET, visit } = lab({ fetch });
    expect(await read()).toBe("a");
    expect((await read.withResponse()).data).toBe("a");
    expect((await GET("/read")).data).toEqual({ code: 0, msg: "", data: "a" });
    expect(visit({ room: "1" })).toBe("https://lab.test/visit/1");
    expect(sent).toHaveLength(3);
  });

  it("keeps where it is and how it sends to itself", async () => {
    const [a, b] = [wire(), wire()];
    const first = lab({ fetch: a.fetch, baseUrl: "https://a.test" });
    const second = lab({ fetch: b.fetch, baseUrl: "https://b.test/api" });
    await Promise.all([second.read(), first.read()]);
    expect([only(a.sent).url, only(b.sent).url]).toEqual(["https://a.test/read", "https://b.test/api/read"]);
  });

  it("does not make a method for what is no operation", () => {
    const client = lab() as Lab & { then?: unknown };
    expect(client.then).toBeUndefined();
    expect("nope" in client).toBe(false);
  });

  it("can be awaited and extended like any object", async () => {
    const client = lab();
    expect(await client).toBe(client);
    expect(Object.assign(client, { auth: 1 })).toMatchObject({ auth: 1 });
  });

  it("works behind a proxy and as a prototype, touched before or not", async () => {
    for (const derived of [(client: Lab) => new Proxy(client, {}), (client: Lab) => Object.create(client) as Lab]) {
      const { fetch, sent } = wire(enveloped("a"));
      const client = lab({ fetch }, { key: ({ headers }) => headers.set("authorization", "k") });
      const other = derived(client);
      expect([await other.locked(), await client.locked(), await other.read()]).toEqual(["a", "a", "a"]);
      expect((await other.read.withResponse()).data).toBe("a");
      expect((await other.GET("/read")).data).toMatchObject({ data: "a" });
      expect(await derived(client).locked()).toBe("a");
      expect(other.visit({ room: "1" })).toBe("https://lab.test/visit/1");
      expect(other.read).toBe(other.read);
      const keys = ["k", "k", null, null, null, "k"];
      expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(keys);
    }
  });

  it("lets a method be replaced, before and after it is touched, for itself alone", async () => {
    const { fetch, sent } = wire(enveloped("real"));
    const [client, other] = [lab({ fetch }), lab({ fetch })];
    const mock = Object.assign(async () => "mock", { withResponse: client.read.withResponse });
    client.read = mock;
    client.readPlain = mock;
    expect([await client.read(), await client.readPlain()]).toEqual(["mock", "mock"]);
    expect(client.readPlain).toBe(mock);
    expect(await other.read()).toBe("real");
    expect(sent).toHaveLength(1);
  });

  it("lets a method be spied on, and gives it back", async () => {
    const { fetch, sent } = wire(enveloped("real"));
    const client = lab({ fetch });
    expect(await client.read()).toBe("real");
    const spy = vi.spyOn(client, "read").mockResolvedValueOnce("mock");
    expect([await client.read(), await client.read({}), spy.mock.calls]).toEqual(["mock", "real", [[], [{}]]]);
    spy.mockRestore();
    expect(await client.read()).toBe("real");
    expect(sent).toHaveLength(3);
  });

  it("shows no secret, even with what is hidden", async () => {
    const canary = "canary-4711";
    const { fetch } = wire();
    const client = lab({ fetch }, { key: ({ headers }) => headers.set("authorization", canary) });
    await client.locked();
    for (const value of [client, new Proxy(client, {}), Object.create(client) as Lab]) {
      expect(inspect(value, { showHidden: true, depth: 9 })).not.toContain(canary);
      expect(inspect(value, { showHidden: true, depth: 9, showProxy: true })).not.toContain(canary);
    }
  });

  it("calls at the same time do not mix", async () => {
    const { fetch } = wire(({ url }) => enveloped(new URL(url).search));
    const client = lab({ fetch });
    const answers = await Promise.all([1, 2, 3].map((a) => client.anything({ a })));
    expect(answers).toEqual(["?a=1", "?a=2", "?a=3"]);
  });
});
