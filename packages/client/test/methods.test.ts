import { describe, expect, it } from "vitest";
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

  it("calls at the same time do not mix", async () => {
    const { fetch } = wire(({ url }) => enveloped(new URL(url).search));
    const client = lab({ fetch });
    const answers = await Promise.all([1, 2, 3].map((a) => client.anything({ a })));
    expect(answers).toEqual(["?a=1", "?a=2", "?a=3"]);
  });
});
