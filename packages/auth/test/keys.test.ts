import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memory, type TokenStore } from "../src/index.ts";
import { failure, type LabOptions, lab } from "./lab.ts";

/** A store that notes its keys, and the leases' keys too. */
function noting(): { store: TokenStore; keys: Set<string>; leases: Set<string> } {
  const inner = memory();
  const keys = new Set<string>();
  const leases = new Set<string>();
  const note =
    <Rest extends unknown[], Result>(work: (key: string, ...rest: Rest) => Result) =>
    (key: string, ...rest: Rest): Result => {
      keys.add(key);
      return work(key, ...rest);
    };
  const acquire: typeof inner.lease.acquire = (key, options) => {
    leases.add(key);
    return inner.lease.acquire(key, options);
  };
  const store = { get: note(inner.get), put: note(inner.put), delete: note(inner.delete), lease: { acquire } };
  return { store, keys, leases };
}

async function keyFor(user: string, options: LabOptions = {}) {
  const { store, keys } = noting();
  const { manager } = lab({ ...options, store });
  await failure(manager.user(user).get());
  expect(keys.size).toBe(1);
  return [...keys][0] as string;
}

const odd = [
  "u-1",
  "U-1",
  "app",
  "user:app",
  ":",
  "a:b",
  "a%3Ab",
  "a%3ab",
  "a/b",
  "a%2Fb",
  "..",
  "../..",
  "*",
  "{}",
  "{u}",
  "~",
  "%7e",
  "a b",
  "a+b",
  "\0",
  "\n",
  "\r\nSET x",
  " u-1",
  "u-1 ",
  "é",
  "e\u0301",
  "用户",
  "\u{1f511}",
  "\ufeff",
  "__proto__",
  "constructor",
  "null",
  "undefined",
  "0",
  "x".repeat(128),
  "x".repeat(129),
  "x".repeat(8_192),
  `${"x".repeat(8_191)}y`,
  "令".repeat(8_192),
  "令".repeat(8_191),
];

describe("the key of a user's tokens", () => {
  it("is another one for each id, in visible ASCII of at most 512 characters", async () => {
    const keys = await Promise.all(odd.map((user) => keyFor(user)));
    expect(new Set(keys).size).toBe(odd.length);
    for (const key of keys) expect(key).toMatch(/^[\x21-\x7e]{1,512}$/);
    // What Redis, globs and file systems give a meaning to.
    for (const key of keys) expect(key.slice("lingpai:".length)).not.toMatch(/[*?{}[\]\\'"`<>|]/);
  });

  it("is the same for the same id, in any process", async () => {
    for (const user of odd) expect(await keyFor(user)).toBe(await keyFor(user));
  });

  it("is never that of another id", async () => {
    const id = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({ minLength: 1, unit: "binary" }),
      fc.stringMatching(/^[:%/~*{}.a23-]{1,8}$/),
      fc.string({ minLength: 120, maxLength: 140 }),
    );
    await fc.assert(
      fc.asyncProperty(id, id, async (a, b) => {
        const [first, second] = await Promise.all([keyFor(a), keyFor(b)]);
        expect(first).toMatch(/^[\x21-\x7e]{1,512}$/);
        expect(first === second).toBe(a === b);
      }),
    );
  });

  it("is never that of a long one, which is hashed", async () => {
    const long = await keyFor("x".repeat(8_192));
    const hash = long.slice(long.lastIndexOf(":") + 1);
    expect(hash).toMatch(/^~[0-9a-f]{64}$/);
    for (const user of [hash, hash.slice(1), encodeURIComponent(hash)]) expect(await keyFor(user)).not.toBe(long);
  });

  it("is never that of another application, however its parts are cut", async () => {
    const part = fc.stringMatching(/^[/:%~a2F]{1,4}$/);
    const parts = fc.array(part, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(parts, parts, part, part, async (a, b, u, v) => {
        const [first, second] = await Promise.all([keyFor(u, { client: a }), keyFor(v, { client: b })]);
        expect(first === second).toBe(u === v && JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it.each([["x".repeat(8_192)], ["令牌".repeat(500)]])(
    "stays short for an application with a long name",
    async (name) => {
      const keys = [await keyFor("u", { client: [name] }), await keyFor("u", { client: [`${name}x`] })];
      expect(keys[0]).not.toBe(keys[1]);
      for (const key of keys) expect(key).toMatch(/^[\x21-\x7e]{1,512}$/);
    },
  );

  it("is not that of the application's own token", async () => {
    const { store, keys } = noting();
    const { manager } = lab({ store });
    await manager.app().get();
    const own = [...keys][0] as string;
    for (const user of odd) expect(await keyFor(user)).not.toBe(own);
  });

  it("is that of its lease", async () => {
    const { store, keys, leases } = noting();
    const { manager, login, clock } = lab({ store });
    await login("u:1*");
    await clock.advance(3_600_000);
    await manager.user("u:1*").get();
    // Where the mark of a user stays who was forgotten is looked into as well.
    expect([...leases]).toEqual([...keys].filter((key) => !key.includes("~")));
  });
});

describe("users with odd ids", () => {
  it("get their own tokens, and each of them a renewal", async () => {
    const { manager, server, login, clock, process } = lab();
    const first = new Map<string, string>();
    for (const user of odd) first.set(user, (await login(user)).access_token);
    expect(new Set(first.values()).size).toBe(odd.length);
    const other = process();
    for (const user of odd) expect((await other.user(user).get()).accessToken).toBe(first.get(user));
    await clock.advance(3_600_000);
    await Promise.all(odd.map((user) => manager.user(user).get()));
    expect([server.calls.refresh, server.replays]).toEqual([odd.length, 0]);
  });
});

describe("what is no user's id", () => {
  const none: [string, unknown][] = [
    ["nothing", undefined],
    ["null", null],
    ["empty text", ""],
    ["a number", 7],
    ["NaN", Number.NaN],
    ["true", true],
    ["a list", ["u-1"]],
    ["an object", { user: "u-1" }],
    ["a symbol", Symbol("u-1")],
    ["half of a pair", "\ud800"],
    ["half of a pair in the middle", "a\udc00b"],
    ["pairs the wrong way round", "\udc00\ud800"],
  ];
  const message = "fake: user: expected your own id of a user: a string that is not empty";

  it.each(none)("is refused at once: %s", async (_, id) => {
    const { manager, server } = lab();
    expect(() => manager.user(id as string)).toThrow(new TypeError(message));
    if (id !== undefined) {
      const start = manager.start({ user: id as string, redirectUri: "https://app.example" });
      expect(await failure(start)).toMatchObject({ message });
      const obtained = manager.obtain(id as string, () => Promise.reject(new Error("not to be called")));
      expect(await failure(obtained)).toMatchObject({ message });
    }
    expect(server.calls).toMatchObject({ code: 0, refresh: 0 });
  });

  it("is told in the words of the client, where it has its own", () => {
    const { manager } = lab({ invalid: (input, expected) => new RangeError(`own: ${input}: ${expected.length > 0}`) });
    expect(() => manager.user("")).toThrow(new RangeError("own: user: true"));
  });
});
