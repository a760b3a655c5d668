import { describe, expect, it } from "vitest";
import type { Plan } from "../src/index.ts";
import { hide, secretsOf } from "../src/redact.ts";

const mask = "[redacted]";

const plan = (authorization: string): Plan => ({
  url: "https://lab.test/",
  method: "GET",
  headers: new Headers({ authorization }),
});

const query = (...pairs: [name: string, value: string][]): Plan => ({
  url: `https://lab.test/?${new URLSearchParams(pairs)}`,
  method: "GET",
  headers: new Headers(),
});

const token = (value: string): Plan => query(["access_token", value]);

describe("what is hidden in a text", () => {
  it("is nothing where no request was made, or none with a secret", () => {
    expect(secretsOf(undefined)).toEqual([]);
    expect(secretsOf(query(["name", "fake-name"]))).toEqual([]);
  });

  it("is no more than the secret", () => {
    expect(secretsOf(token("fake-token"))).toHaveLength(1);
    expect(secretsOf(token("fak"))).toEqual([]);
    expect(secretsOf(token("fake"))).toHaveLength(1);
    // Not percent-encoded, and not base64.
    expect(secretsOf(token("fake%token"))).toHaveLength(1);
    expect(secretsOf(plan("Basic %"))).toHaveLength(1);
  });

  it("is no word that stands where another character of the secret does", () => {
    for (const word of ["undefined", "false", "null", "true"]) {
      for (const text of [`fake${word}token`, `fake${word}`, `${word}token`]) {
        expect(hide(text, secretsOf(token("fake!token")))).toBe(text);
        expect(hide(text, secretsOf(token("fake token")))).toBe(text);
        expect(hide(text, secretsOf(token("fake\ttoken")))).toBe(text);
      }
    }
  });

  it("is the longest secret that fits, in whatever order they stand in the request", () => {
    const [short, long] = ["fake-abcd", "fake-abcd-efgh"];
    for (const list of [
      [short, long],
      [long, short],
    ]) {
      const secrets = secretsOf(query(...list.map((value, index): [string, string] => [`token${index}`, value])));
      expect(hide(`${long}, ${short}`, secrets)).toBe(`${mask}, ${mask}`);
    }
  });

  it("is a run of backslashes, escaped and encoded in either order and as often as it was", () => {
    const secret = "fake\\\\part\\canary";
    const inJson = JSON.stringify(secret).slice(1, -1);
    const forms = [secret, inJson, JSON.stringify(inJson).slice(1, -1)];
    for (const form of [
      ...forms,
      ...forms.map(encodeURIComponent),
      ...forms.map((each) => encodeURIComponent(encodeURIComponent(each))),
    ]) {
      expect(hide(`before ${form} after`, secretsOf(token(secret)))).toBe(`before ${mask} after`);
    }
  });

  it("is a part of a header from eight characters on", () => {
    expect(hide("fake-678 is wrong", secretsOf(plan("Bearer fake-678")))).toBe(`${mask} is wrong`);
    expect(hide("fake-67 is wrong", secretsOf(plan("Bearer fake-67")))).toBe("fake-67 is wrong");
    expect(hide("Bearer fake-67 is wrong", secretsOf(plan("Bearer fake-67")))).toBe(`${mask} is wrong`);
  });

  it.each(["Basic", "basic"])("is the password that %s encodes, and not that of what only holds the word", (scheme) => {
    const encoded = btoa(":fake-word");
    expect(hide("not fake-word", secretsOf(plan(`${scheme} ${encoded}`)))).toBe(`not ${mask}`);
    expect(hide("not fake-word", secretsOf(token(`xxx${scheme} ${encoded}`)))).toBe("not fake-word");
  });

  it.each([
    ["a quote as HTML has it", 'fake"word', ["fake&quot;word", "fake&#34;word", "fake&#x22;word"]],
    ["a line break as JSON has it", "fake\nword", ["fake\nword", "fake\\nword", "fake\\\\nword", "fake\\u000aword"]],
    ["a blank as forms have it", "fake word", ["fake word", "fake+word", "fake%20word", "fake%2520word"]],
    [
      "a letter of two units",
      "fake\u{1f511}word",
      ["fake\u{1f511}word", "fake\\ud83d\\udd11word", "fake%F0%9f%94%91word"],
    ],
    [
      "a slash behind backslashes",
      "fake/word",
      ["fake\\/word", "fake\\\\\\/word", "fake%5C%2Fword", "fake%255c%252fword"],
    ],
  ])("is %s", (_, secret, forms) => {
    for (const form of forms) expect(hide(`<${form}>`, secretsOf(token(secret)))).toBe(`<${mask}>`);
  });

  it.each([
    ["another character in place of one", "fake-word", "fake+word, fake_word, fakeword"],
    ["an entity in place of a letter", "fakeword", "fake&w;ord"],
    ["an encoded letter, as nobody encodes one", "fakeword", "%66akeword, fake\\u0077ord"],
  ])("is not %s", (_, secret, text) => {
    expect(hide(text, secretsOf(token(secret)))).toBe(text);
  });

  it("is not a backslash in front of a letter", () => {
    expect(hide("\\fakeword\\", secretsOf(token("fakeword")))).toBe(`\\${mask}\\`);
  });
});

describe("a secret of the path", () => {
  it("is found also behind a prefix of the base URL", () => {
    const operation = {
      method: "GET",
      path: "/of/{pin}/parts/{id}",
      input: {},
      security: [],
      sensitive: ["pin"],
    } as const;
    for (const prefix of ["", "/v2", "/a/b/c"]) {
      const request = { ...token("fake-token"), url: `https://lab.test${prefix}/of/fake-pin/parts/fake-id`, operation };
      expect(hide("fake-pin of fake-id in parts", secretsOf(request))).toBe(`${mask} of fake-id in parts`);
    }
  });
});
