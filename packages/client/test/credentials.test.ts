import { afterEach, describe, expect, it, vi } from "vitest";
import { addToForm, type Credential, type Credentials, formFields, type Plan } from "../src/index.ts";
import { lab } from "./lab.ts";
import { enveloped, expectHidden, fields, only, refusal, rejection, wire } from "./wire.ts";

const header =
  (name: string, value: string): Credential =>
  ({ headers }) =>
    headers.set(name, value);

afterEach(() => void vi.restoreAllMocks());

describe("which credential a call gets", () => {
  it("is none where the operation needs none", async () => {
    const { fetch, sent } = wire();
    const client = lab({ fetch }, { key: header("authorization", "k") });
    await client.read();
    await client.open();
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual([null, null]);
  });

  it("is the one that the operation names", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }, { key: header("authorization", "k"), other: header("x-other", "o") }).locked();
    expect(Object.fromEntries(only(sent).headers)).toEqual({ authorization: "k" });
  });

  it.each([
    [
      ["app", "secret", "key"],
      ["app", "secret"],
    ],
    [
      ["key", "secret", "app"],
      ["app", "secret"],
    ],
    [["app", "key"], ["key"]],
    [["key"], ["key"]],
  ])("is, of %j, the first alternative that can be met", async (bound, expected) => {
    const { fetch, sent } = wire();
    await lab({ fetch }, Object.fromEntries(bound.map((name) => [name, header(`x-${name}`, "1")]))).twoWays();
    expect([...only(sent).headers.keys()]).toEqual(expected.map((name) => `x-${name}`));
  });

  it.each([
    ["locked", [], "a client that has key"],
    ["twoWays", ["app"], "a client that has app and secret, or key"],
    ["locked", ["toString"], "a client that has key"],
  ] as const)("refuses %s on a client bound to %j", async (operation, bound, expected) => {
    const { fetch, sent } = wire();
    const credentials = Object.fromEntries(bound.map((name) => [name, header("x-a", "1")]));
    const error = await refusal(() => lab({ fetch }, credentials)[operation]());
    expect(error).toMatchObject({ platform: "lab", operation, input: "credential", expected });
    expect(sent).toEqual([]);
  });

  it("wins over a header among the call's options", async () => {
    const { fetch, sent } = wire();
    const client = lab({ fetch }, { key: header("authorization", "credential") });
    await client.locked({}, { headers: { Authorization: "option", "x-trace": "1" } });
    expect(Object.fromEntries(only(sent).headers)).toEqual({ authorization: "credential", "x-trace": "1" });
  });

  it("may be given by the call's own header where the operation needs none", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }, { key: header("authorization", "k") }).read({}, { headers: { Authorization: "mine" } });
    expect(only(sent).headers.get("authorization")).toBe("mine");
  });
});

describe("an attempt", () => {
  it("is authorized anew, each with a plan of its own", async () => {
    const plans: Plan[] = [];
    const { fetch, sent } = wire();
    let nonce = 0;
    const client = lab(
      { fetch },
      {
        signature: (plan) => {
          nonce += 1;
          plan.headers.set("x-nonce", String(nonce));
          addToForm(plan, { nonce: String(nonce) });
          plans.push(plan);
        },
      },
    );
    await client.lockedForm({ name: "a" });
    await client.lockedForm({ name: "a" });
    expect(sent.map(fields)).toEqual([
      [
        ["name", "a"],
        ["nonce", "1"],
      ],
      [
        ["name", "a"],
        ["nonce", "2"],
      ],
    ]);
    expect(sent.map(({ headers }) => headers.get("x-nonce"))).toEqual(["1", "2"]);
    expect(plans[0]).not.toBe(plans[1]);
  });

  it("leaves the plan as it was, so that it can be sent again", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const refused = Object.assign(new TypeError("fetch failed"), { code: "ECONNREFUSED" });
    const { fetch, sent } = wire(() => Promise.reject(refused), enveloped(null));
    const credentials: Credentials = {
      signature: (plan) => {
        plan.headers.append("x-nonce", "1");
        addToForm(plan, { nonce: "1" });
      },
    };
    const body = new URLSearchParams({ name: "a" });
    const bodySerializer = (form: unknown) => form;
    await lab({ fetch, maxRetries: 1 }, credentials).POST("/locked", {
      body,
      bodySerializer,
      headers: { "x-trace": "1" },
    });
    expect(sent.map(({ headers }) => [headers.get("x-nonce"), headers.get("x-trace")])).toEqual([
      ["1", "1"],
      ["1", "1"],
    ]);
    const filled = [
      ["name", "a"],
      ["nonce", "1"],
    ];
    expect(sent.map(fields)).toEqual([filled, filled]);
    expect([...body]).toEqual([["name", "a"]]);
  });

  it("waits for a credential that takes its time", async () => {
    const { fetch, sent } = wire();
    await lab(
      { fetch },
      {
        key: async ({ headers }) => {
          await Promise.resolve();
          headers.set("authorization", "late");
        },
      },
    ).locked();
    expect(only(sent).headers.get("authorization")).toBe("late");
  });

  it("tells the credential what it is for", async () => {
    const plans: Plan[] = [];
    await lab({ fetch: wire().fetch }, { signature: (plan) => void plans.push({ ...plan }) }).lockedForm({ name: "a" });
    const [plan] = plans;
    expect([plan?.method, plan?.url, plan?.operationId]).toEqual(["POST", "https://lab.test/locked", "lockedForm"]);
    expect(plan?.operation?.security).toEqual([["signature"]]);
    expect(plan && formFields(plan)).toEqual([["name", "a"]]);
  });

  it("ends with the error of its credential, and is not sent", async () => {
    const { fetch, sent } = wire();
    const wrong = new Error("no key at hand");
    expect(await rejection(() => lab({ fetch }, { key: () => Promise.reject(wrong) }).locked())).toBe(wrong);
    expect(sent).toEqual([]);
  });

  it("hands nothing to fetch but what fetch knows", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }, { signature: () => {} }).lockedForm({ name: "a" });
    expect(Object.keys(only(sent).init).sort()).toEqual(["body", "headers", "method", "redirect", "signal"]);
  });
});

describe("a credential", () => {
  it("is not sent to another origin, nor called", async () => {
    const calls: unknown[] = [];
    const { fetch, sent } = wire();
    const client = lab({ fetch }, { key: (plan) => void calls.push(plan) });
    for (const baseUrl of [
      "https://evil.test",
      "https://lab.test.evil.test",
      "http://lab.test",
      "https://lab.test:8443",
      "https://lab.test@evil.test",
    ]) {
      const error = await refusal(() => client.GET("/locked", { baseUrl }));
      expect(error.message).toBe("lab locked: baseUrl: expected the origin that the client was made for");
    }
    expect([calls, sent]).toEqual([[], []]);
  });

  it("follows a base URL on the same origin", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }, { key: header("authorization", "k") }).GET("/locked", { baseUrl: "https://lab.test/v2/" });
    expect([only(sent).url, only(sent).headers.get("authorization")]).toEqual(["https://lab.test/v2/locked", "k"]);
  });

  it("of one client is not another's", async () => {
    const { fetch, sent } = wire();
    const [a, b, none] = [
      lab({ fetch }, { key: header("authorization", "a") }),
      lab({ fetch }, { key: header("authorization", "b") }),
      lab({ fetch }),
    ];
    await a.locked();
    await b.locked();
    await a.locked();
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(["a", "b", "a"]);
    expect((await refusal(() => none.locked())).input).toBe("credential");
  });
});

describe("what a client knows", () => {
  const canary = "canary-4711";
  it("is not printed, before and after its methods were touched", async () => {
    const { fetch } = wire(enveloped(null));
    const client = lab({ fetch }, { key: header("authorization", canary) });
    expectHidden(client, canary);
    await client.locked();
    await client.GET("/locked");
    expectHidden(client, canary, "authorization");
    expectHidden({ ...client }, canary);
    expect(JSON.stringify(client)).toBe("{}");
  });
});
