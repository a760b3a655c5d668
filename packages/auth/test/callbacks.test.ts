import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Callback, CallbackError } from "../src/index.ts";
import { failure } from "./lab.ts";
import { type Begun, loginLab, redirectUri } from "./login-lab.ts";

type Change = Parameters<Begun["callback"]>[0];
const long = "x".repeat(10_000);
const secret = "fake-canary-description";

/** Ends a login with a callback that is not right, and says what came of it. */
async function refused(change: Change | ((begun: Begun) => Callback), issuer?: string) {
  const lab = loginLab({ issuer });
  const begun = await lab.begin();
  const callback = typeof change === "function" ? change(begun) : begun.callback(change);
  const error = await failure(lab.manager.finish(callback, { state: begun.state }));
  expect(error).toBeInstanceOf(CallbackError);
  expect(lab.server.calls.code).toBe(0);
  const text = `${error}${JSON.stringify(error)}${(error as Error).stack}`;
  for (const hidden of [begun.state, begun.code, "canary"]) expect(text).not.toContain(hidden);
  expect((error as Error).message.length).toBeLessThan(200);
  const again = () => lab.manager.finish(begun.callback(issuer ? { iss: issuer } : {}), { state: begun.state });
  return { ...lab, begun, error: error as CallbackError, again };
}

describe("a callback that is none leaves the login as it is:", () => {
  it.each<[string, Change | ((begun: Begun) => Callback), string]>([
    ["no code", { code: undefined }, "invalid_callback"],
    ["an empty code", { code: "" }, "invalid_callback"],
    ["two codes", { code: ["fake-a", "fake-b"] }, "invalid_callback"],
    ["the same code twice", ({ callback, code }) => `${callback()}&code=${code}`, "invalid_callback"],
    ["no state", { state: undefined }, "invalid_callback"],
    ["an empty state", { state: "" }, "state_mismatch"],
    ["two states", ({ callback }) => `${callback()}&state=other`, "invalid_callback"],
    ["the same state twice", ({ callback, state }) => `${callback()}&state=${state}`, "invalid_callback"],
    ["a foreign state", { state: "foreign" }, "state_mismatch"],
    [
      "a state with something behind it",
      ({ callback }) => callback().replace(/(state=[^&]+)/, "$1x"),
      "state_mismatch",
    ],
    ["a state cut short", ({ callback }) => callback().replace(/(state=[^&]+)[^&]/, "$1"), "state_mismatch"],
    ["a state of 10 kB", { state: long }, "state_mismatch"],
    ["an issuer where none is known", { iss: "https://as.example" }, "invalid_callback"],
    ["two issuers", { iss: ["https://as.example", "https://as.example"] }, "invalid_callback"],
    ["a signed answer (JARM)", { response: "eyJ.canary.x" }, "invalid_callback"],
    ["a signed answer and nothing else", { code: undefined, response: "eyJ.canary.x" }, "invalid_callback"],
    ["an access token of the implicit flow", { code: undefined, access_token: "fake-canary" }, "invalid_callback"],
    ["an ID token of the hybrid flow", { id_token: "eyJ.canary.x" }, "invalid_callback"],
    ["`token` of the hybrid flow", { token: "fake-canary" }, "invalid_callback"],
    ["two errors", { error: ["access_denied", "access_denied"] }, "invalid_callback"],
    ["an error with a foreign state", { error: "access_denied", state: "foreign" }, "state_mismatch"],
    ["an error without a state", { error: "access_denied", state: undefined }, "invalid_callback"],
    ["an error of another issuer", { error: "access_denied", iss: "https://evil.example" }, "invalid_callback"],
    ["nothing behind the path", () => "/callback", "invalid_callback"],
    ["empty text", () => "", "invalid_callback"],
    ["everything in the fragment", ({ callback }) => callback().replace("?", "#"), "invalid_callback"],
    ["text that is no URL", () => "//[", "invalid_callback"],
    ["a request whose URL is none", () => ({ url: "//[" }), "invalid_callback"],
    ["broken escapes", () => "/callback?code=%E4%ZZ&state=%", "state_mismatch"],
    ["no parameters", () => new URLSearchParams(), "invalid_callback"],
    ["names in capitals", ({ callback }) => callback().replace("code=", "CODE="), "invalid_callback"],
    [
      "brackets as other languages have them",
      ({ callback }) => callback().replace("code=", "code[]="),
      "invalid_callback",
    ],
  ])("%s", async (_, change, code) => {
    const { error, again } = await refused(change);
    expect(error).toMatchObject({ code, retryable: false });
    expect((await again()).user).toBe("u-1");
  });

  it.each<[string, string]>([
    ["another issuer", "https://evil.example"],
    ["an issuer with a slash more", "https://as.example/"],
    ["an issuer in other letters", "https://AS.example"],
    ["the start of the issuer", "https://as.exampl"],
  ])("%s where one is known", async (_, iss) => {
    const { error, again } = await refused({ iss }, "https://as.example");
    expect(error.code).toBe("invalid_callback");
    expect((await again()).user).toBe("u-1");
  });
});

describe("a platform that says no ends the login:", () => {
  it.each<[string, Change, string]>([
    ["access_denied", { error: "access_denied" }, "access_denied"],
    ["beside a code", { error: "server_error", code: "fake-code-canary" }, "server_error"],
    ["with words that hold a secret", { error: "invalid_scope", error_description: secret }, "invalid_scope"],
    ["with a page that holds a secret", { error: "invalid_scope", error_uri: `https://x/${secret}` }, "invalid_scope"],
    ["with its own code", { error: "E.41-303" }, "E.41-303"],
    ["with odd characters", { error: `<script>${secret}` }, "unknown_error"],
    ["with a line break", { error: `access_denied\n${secret}` }, "unknown_error"],
    ["with a letter that is none", { error: "fehler_ä" }, "unknown_error"],
    ["with 10 kB", { error: long }, "unknown_error"],
    ["with words of 10 kB", { error: "access_denied", error_description: long }, "access_denied"],
  ])("%s", async (_, change, code) => {
    const { error, again } = await refused({ code: undefined, ...change });
    expect(error.code).toBe(code);
    expect(error.message).toBe(`fake: callback: the platform says no (${code})`);
    expect(await failure(again())).toMatchObject({ code: "unknown_state" });
  });

  it("an empty error is none", async () => {
    const { manager, begin } = loginLab();
    const { state, callback } = await begin();
    expect((await manager.finish(callback({ error: "" }), { state })).user).toBe("u-1");
  });
});

describe("a login that is not under way", () => {
  it("was used", async () => {
    const { manager, begin } = loginLab();
    const { state, callback } = await begin();
    await manager.finish(callback(), { state });
    expect(await failure(manager.finish(callback(), { state }))).toMatchObject({ code: "unknown_state" });
  });

  it("was begun by nobody", async () => {
    const { manager, server } = loginLab();
    const state = "A".repeat(43);
    const error = await failure(manager.finish(`/cb?code=fake&state=${state}`, { state }));
    expect(error).toMatchObject({ name: "CallbackError", code: "unknown_state" });
    expect(server.calls.code).toBe(0);
  });

  it("is older than ten minutes", async () => {
    const { manager, begin, clock, server } = loginLab();
    const [first, second] = [await begin(), await begin()];
    await clock.advance(599_999);
    expect((await manager.finish(first.callback(), { state: first.state })).user).toBe("u-1");
    await clock.advance(1);
    expect(await failure(manager.finish(second.callback(), { state: second.state }))).toMatchObject({
      code: "unknown_state",
    });
    expect(server.calls.code).toBe(1);
  });

  it("is that of another browser: an attacker's callback does not end in a victim's session", async () => {
    const { manager, begin, server } = loginLab();
    const [victim, attacker] = [await begin("victim"), await begin("attacker")];
    const forged = [attacker.callback(), attacker.callback({ state: [attacker.state, victim.state] })];
    for (const callback of forged) {
      expect(await failure(manager.finish(callback, { state: victim.state }))).toBeInstanceOf(CallbackError);
    }
    expect(server.calls.code).toBe(0);
    // Both can go on.
    expect((await manager.finish(attacker.callback(), { state: attacker.state })).user).toBe("attacker");
    expect((await manager.finish(victim.callback(), { state: victim.state })).user).toBe("victim");
  });
});

describe("a callback is taken as", () => {
  const forms: [string, (callback: string) => Callback][] = [
    ["a URL in text", (callback) => callback],
    ["a path", (callback) => callback.slice("https://app.example".length)],
    ["a query alone", (callback) => callback.slice(redirectUri.length)],
    ["a URL", (callback) => new URL(callback)],
    ["a Request", (callback) => new Request(callback)],
    ["a Request by POST", (callback) => new Request(callback, { method: "POST", body: "code=other&state=other" })],
    ["a server's request, which has the path", (callback) => ({ url: callback.slice("https://app.example".length) })],
    ["URLSearchParams", (callback) => new URL(callback).searchParams],
  ];

  it.each(forms)("%s", async (_, form) => {
    const { manager, begin, exchanges } = loginLab();
    const { state, code, callback } = await begin();
    expect((await manager.finish(form(callback()), { state })).user).toBe("u-1");
    expect(exchanges[0]?.code).toBe(code);
  });

  it.each<[string, unknown]>([
    ["undefined", undefined],
    ["null", null],
    ["a number", 7],
    ["an object without a URL", {}],
    ["an object with another URL", { url: 7 }],
    ["a list", ["code", "state"]],
    ["a function", () => redirectUri],
  ])("nothing else: %s is a TypeError that names it", async (_, callback) => {
    const { manager, begin } = loginLab();
    const begun = await begin();
    expect(await failure(manager.finish(callback as Callback, { state: begun.state }))).toMatchObject({
      name: "TypeError",
      message: "fake: callback: expected the URL that the browser came back to, or its request",
    });
    expect((await manager.finish(begun.callback(), { state: begun.state })).user).toBe("u-1");
  });
});

describe("the state out of the browser's session", () => {
  it.each<[string, unknown]>([
    ["no options", undefined],
    ["no state", {}],
    ["a number", { state: 7 }],
    ["an object that reads as the right one", { state: { toString: () => "x" } }],
  ])("has to be there: %s", async (_, options) => {
    const { manager, begin, server } = loginLab();
    const { callback } = await begin();
    for (const given of [callback(), callback({ state: "" }), callback({ state: undefined })]) {
      expect(await failure(manager.finish(given, options as { state: string }))).toMatchObject({
        name: "TypeError",
        message: "fake: state: expected what `start` returned, out of the browser's session",
      });
    }
    expect(server.calls.code).toBe(0);
  });

  it.each([undefined, null, ""])(
    "is missing where the session has ended, which is no mistake of the code: %j",
    async (state) => {
      const { manager, begin, server } = loginLab();
      const { callback } = await begin();
      for (const given of [callback(), callback({ state: "" }), callback({ state: undefined })]) {
        const error = await failure(manager.finish(given, { state: state as string }));
        expect(error).toMatchObject({ name: "CallbackError", code: "state_mismatch", retryable: false });
      }
      expect(server.calls.code).toBe(0);
    },
  );
});

describe("the issuer (RFC 9207)", () => {
  it("is taken where it is the known one", async () => {
    const { manager, begin } = loginLab({ issuer: "https://as.example" });
    const { state, callback } = await begin();
    expect((await manager.finish(callback({ iss: "https://as.example" }), { state })).user).toBe("u-1");
  });

  it("may be missing", async () => {
    const { manager, begin } = loginLab({ issuer: "https://as.example" });
    const { state, callback } = await begin();
    expect((await manager.finish(callback(), { state })).user).toBe("u-1");
  });
});

describe("parameters that nobody knows", () => {
  it("are ignored (RFC 6749 section 4.1.2)", async () => {
    const { manager, begin } = loginLab();
    const { state, callback } = await begin();
    const more = { session_state: "x", utm: ["a", "b"], __proto__: "x", access_token: "fake-canary" };
    const { tokens } = await manager.finish(callback(more), { state });
    expect(tokens.accessToken).not.toContain("fake-canary");
  });

  it("never end in anything but a login, a CallbackError or a TypeError", async () => {
    const names = fc.constantFrom("code", "state", "iss", "error", "response", "id_token", "token", "x");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, fc.string({ unit: "binary" }))), fc.string(), async (parts, text) => {
        const { manager, begin, server } = loginLab();
        const { state } = await begin();
        const parameters = new URLSearchParams(parts);
        for (const given of [parameters, `/cb?${text}`, `/cb?${parameters}&${text}`, text]) {
          expect(await failure(manager.finish(given, { state }))).toMatchObject({ name: "CallbackError" });
        }
        expect(server.calls.code).toBe(0);
      }),
    );
  });
});
