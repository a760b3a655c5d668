import { describe, expect, it } from "vitest";
import {
  createTokenManager,
  keepingOptions,
  localLease,
  memory,
  type TokenManagerOptions,
  type TokenResponse,
  withToken,
} from "../src/index.ts";
import { failure, lab } from "./lab.ts";
import { loginLab, redirectUri } from "./login-lab.ts";

type Options = TokenManagerOptions<TokenResponse, unknown>;
const made = (options: Record<string, unknown>) =>
  createTokenManager({ platform: "fake", client: ["fake"], endpoint: {}, ...options } as Options);

describe("a store, a lease or a store of logins without its functions", () => {
  const { get, put, delete: remove, flows } = memory();
  it.each<[string, Record<string, unknown>, string]>([
    ["a store without get", { store: { put, delete: remove } }, "store.get: expected a function"],
    ["a store without put", { store: { get, delete: remove } }, "store.put: expected a function"],
    ["a store without delete", { store: { get, put } }, "store.delete: expected a function"],
    ["a store of other things", { store: { get: 1, put, delete: remove } }, "store.get: expected a function"],
    ["a Map", { store: new Map() }, "store.put: expected a function"],
    ["text", { store: "memory" }, "store.get: expected a function"],
    ["the function that makes one", { store: memory }, "store.get: expected a function"],
    ["a lease that is none", { lease: {} }, "lease.acquire: expected a function"],
    ["a lease that is text", { lease: "local" }, "lease.acquire: expected a function"],
    [
      "a store's lease that is none",
      { store: { get, put, delete: remove, lease: {} } },
      "lease.acquire: expected a function",
    ],
    ["a listener that is none", { onToken: "x" }, "onToken: expected a function"],
    ["a helper that is none", { onPersistFailure: {} }, "onPersistFailure: expected a function"],
    ["logins without put", { flows: { take: flows.take } }, "flows: expected `put` and `take`"],
    ["logins without take", { flows: { put: flows.put } }, "flows: expected `put` and `take`"],
    [
      "a store's logins that are none",
      { store: { get, put, delete: remove, flows: 7 } },
      "flows: expected `put` and `take`",
    ],
  ])("is a TypeError at once that names it: %s", (_, options, problem) => {
    expect(() => made(options)).toThrow(new TypeError(`fake: ${problem}`));
  });

  it("is told in the words of the client, where it has its own", () => {
    const invalid = (input: string, expected: string) => new RangeError(`own ${input} ${expected}`);
    expect(() => made({ store: {}, invalid })).toThrow(new RangeError("own store.get a function"));
  });

  it.each([undefined, null])("is the default where it is %s", async (none) => {
    const manager = made({
      store: none,
      lease: none,
      flows: none,
      onToken: none,
      logger: none,
      onPersistFailure: none,
    });
    const raw = { access_token: "fake" };
    await manager.obtain("u-1", async () => ({ raw }));
    expect((await manager.user("u-1").get()).accessToken).toBe("fake");
  });
});

describe("leaseMs", () => {
  it.each([0, -1, 99, Number.NaN, "x", {}, null])(
    "of %s is a TypeError: such a lease would let everybody in",
    (leaseMs) => {
      expect(() => made({ leaseMs })).toThrow(new TypeError("fake: leaseMs: expected milliseconds, 100 or more"));
    },
  );

  it.each([undefined, 100, 60_000])("may be %s", (leaseMs) => {
    expect(() => made({ leaseMs })).not.toThrow();
  });
});

describe("what is not given", () => {
  const bare = () => {
    const { get, put, delete: remove } = memory();
    return { get, put, delete: remove };
  };

  it("a lease and logins, is the store's own", async () => {
    const asked: string[] = [];
    const inner = memory();
    const store = {
      ...bare(),
      lease: {
        acquire: (...given: Parameters<typeof inner.lease.acquire>) => {
          asked.push("lease");
          return inner.lease.acquire(...given);
        },
      },
      flows: {
        ...inner.flows,
        put: async (...given: Parameters<typeof inner.flows.put>) => {
          asked.push("flows");
          return inner.flows.put(...given);
        },
      },
    };
    const { manager, begin } = loginLab({}, { store });
    await begin();
    await manager.app().get();
    expect(asked).toEqual(["flows", "lease"]);
  });

  it("a lease and logins, is of this process where the store has none", async () => {
    const { manager, begin, server, process } = loginLab({}, { store: bare() });
    const { state, callback } = await begin();
    expect((await manager.finish(callback(), { state })).user).toBe("u-1");
    const other = process();
    await Promise.all([manager.app().get(), other.app().get(), manager.app().get()]);
    expect(server.calls.app).toBe(1);
  });

  it("gives way to what is given", async () => {
    let asked = 0;
    const own = localLease();
    const lease = {
      acquire: (...given: Parameters<typeof own.acquire>) => {
        asked++;
        return own.acquire(...given);
      },
    };
    const { manager } = lab({ lease });
    await manager.app().get();
    expect(asked).toBe(1);
  });
});

describe("what a platform does not have", () => {
  it.each<[string, (manager: ReturnType<typeof made>) => Promise<unknown>, string]>([
    [
      "tokens of the application",
      (manager) => manager.app().get(),
      "app: expected a user, as fake has no tokens of applications",
    ],
    [
      "a login page, at the start",
      (manager) => manager.start({ user: "u-1", redirectUri }),
      "start: expected a platform with a login page",
    ],
    [
      "a login page, at the end",
      (manager) => manager.finish("/cb?code=fake&state=fake", { state: "fake" }),
      "finish: expected a platform with a login page",
    ],
    [
      "introspection",
      (manager) => manager.app().introspect(),
      "introspect: expected a platform that can be asked, which fake cannot",
    ],
  ])("is a TypeError: %s", async (_, use, problem) => {
    expect(await failure(use(made({})))).toEqual(new TypeError(`fake: ${problem}`));
  });

  it("a refresh, leaves the token its whole life, and then a login is needed", async () => {
    const { clock, server, process } = lab();
    const { refresh: _, ...endpoint } = server.endpoint;
    const manager = process({ endpoint });
    const raw = server.login("u-1");
    await manager.obtain("u-1", async () => ({ raw: { access_token: raw.access_token, expires_in: 3600 } }));
    await clock.advance(3_599_999);
    expect((await manager.user("u-1").get()).accessToken).toBe(raw.access_token);
    await clock.advance(1);
    expect(await failure(manager.user("u-1").get())).toMatchObject({ reason: "no_refresh_token" });
  });

  it("leaves a login where it is that its end cannot be had of", async () => {
    const { manager, process, begin } = loginLab();
    const { state, callback } = await begin();
    const cannot = process({ endpoint: {} });
    expect(await failure(cannot.finish(callback(), { state }))).toBeInstanceOf(TypeError);
    expect((await manager.finish(callback(), { state })).user).toBe("u-1");
  });
});

describe("where the browser is sent back to", () => {
  it.each([undefined, null, "", 7])("has to be said: %s", async (wrong) => {
    const { manager } = loginLab();
    expect(await failure(manager.start({ user: "u-1", redirectUri: wrong as string }))).toEqual(
      new TypeError("fake: redirectUri: expected where the browser is sent back to"),
    );
  });
});

describe("an endpoint that is an object of a class", () => {
  it("is called as one", async () => {
    class Endpoint {
      readonly #origin = "https://as.example";
      readonly #raw = { access_token: "fake", expires_in: 3600 };
      authorizationUrl({ state }: { state: string }) {
        return `${this.#origin}/?state=${state}`;
      }
      async exchangeCode() {
        return { raw: this.#raw };
      }
      async introspect() {
        return this.#origin;
      }
      async clientCredentials() {
        return { raw: this.#raw };
      }
    }
    const manager = made({ endpoint: new Endpoint() });
    const { state } = await manager.start({ user: "u-1", redirectUri });
    await manager.finish(`/cb?code=fake&state=${state}`, { state });
    expect(await manager.user("u-1").introspect()).toBe("https://as.example");
    expect((await manager.app().get()).accessToken).toBe("fake");
  });
});

it("names its options for the clients that take them", () => {
  expect(keepingOptions).toEqual(["store", "lease", "flows", "onPersistFailure", "onToken"]);
});

describe("what a login begins with", () => {
  it.each<[string, unknown, string]>([
    ["nothing", undefined, "input: expected an object with `redirectUri`"],
    ["a text", "u-1", "input: expected an object with `redirectUri`"],
    ["a scope that is no text", { user: "u", redirectUri: "https://a.example", scope: 7 }, "scope: expected text"],
    [
      "a list with something else",
      { user: "u", redirectUri: "https://a.example", scope: ["a", 3] },
      "scope: expected text",
    ],
    ["a state that is no text", { user: "u", redirectUri: "https://a.example", state: 1 }, "state: expected text"],
  ])("is refused by its name: %s", async (_, input, message) => {
    await expect(lab().manager.start(input as never)).rejects.toThrow(message);
  });
});

describe("what withToken is made of", () => {
  const origin = "https://api.example";
  it.each<[string, (source: never) => unknown, string]>([
    ["no options", (source) => withToken(source, undefined as never), "origin: expected an http or https URL"],
    ["no origin", (source) => withToken(source, {} as never), "origin: expected an http or https URL"],
    ["an empty list", (source) => withToken(source, { origin: [] }), "origin: expected an http or https URL"],
    ["a host", (source) => withToken(source, { origin: "api.example" }), "origin: expected an http or https URL"],
    ["a token", () => withToken("fake" as never, { origin }), "source: expected `client.auth.user(id)`"],
    ["nothing", () => withToken(undefined as never, { origin }), "source: expected `client.auth.user(id)`"],
    ["a client", () => withToken({ auth: {} } as never, { origin }), "source: expected `client.auth.user(id)`"],
  ])("is refused by its name: %s", (_, make, message) => {
    expect(() => make(lab().manager.user("u-1") as never)).toThrow(`withToken: ${message}`);
  });
});
