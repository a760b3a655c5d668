import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CallOptions, type ClientOptions, InputError } from "../src/index.ts";
import { lab } from "./lab.ts";
import { canaries, leaks, printed } from "./redaction-lab.ts";
import { enveloped, wire } from "./wire.ts";

type Refused = (secret: string) => unknown;

const { fetch, sent } = wire(enveloped(1));
const client = lab({ fetch });
const called = (options: unknown): unknown => client.read({}, options as CallOptions);
const made = (options: unknown): unknown => lab({ fetch, ...(options as ClientOptions) });

/** What is refused before anything is sent, with a secret in it. */
const refused: Record<string, Refused> = {
  "a field that is too long": (secret) => client.search({ text: secret }),
  "a word that is none of those": (secret) => client.search({ text: "ab", kind: secret }),
  "a field of another form": (secret) => client.search({ text: "ab", code: secret }),
  "an item of another form": (secret) => client.search({ text: "ab", tags: [`${secret}!`] }),
  "text in place of a number": (secret) => client.search({ text: "ab", page: secret }),
  "text in place of a list": (secret) => client.search({ text: "ab", tags: secret }),
  "text in place of JSON": (secret) => client.fill({ items: `${secret}!` }),
  "a list in place of text": (secret) => client.save({ name: [secret] }),
  "too many items": (secret) => client.replace({ thing_id: "t", body: [secret, secret, secret] }),
  "text in place of a file": (secret) => client.upload({ file: secret }),
  "a missing field beside it": (secret) => client.extract({ id: secret }),
  "a field of another grant": (secret) => client.grant({ grant_type: "self", code: secret }),
  "a grant that there is not": (secret) => client.grant({ grant_type: secret }),
  "text in place of the input": (secret) => client.search(`${secret}!`),
  "a path that leads elsewhere": (secret) => client.getPart({ thing_id: "..", part_ids: secret }),
  "half a character": (secret) => client.search({ text: "ab", each: [`${secret}\ud800`] }),
  "a header with a line break": (secret) => client.note({ "x-note": `${secret}\nx` }),
  "a header of the call with a line break": (secret) => called({ headers: { "x-note": `${secret}\nx` } }),
  "a header of the call with another letter": (secret) => called({ headers: { "x-note": `${secret}令` } }),
  "headers of the call that are text": (secret) => called({ headers: `${secret}令` }),
  "a limit of the call": (secret) => called({ timeoutMs: `${secret}` }),
  "a signal of the call": (secret) => called({ signal: { secret } }),
  "an address that is none": (secret) => made({ baseUrl: `${secret}` }),
  "an address with a user": (secret) => made({ baseUrl: `https://user:${encodeURIComponent(secret)}@lab.test` }),
  "an address with a query": (secret) => made({ baseUrl: `https://lab.test/?token=${encodeURIComponent(secret)}` }),
  "an address with a line break": (secret) => made({ baseUrl: `https://lab.test/${secret}\n` }),
  "a fetch that is none": (secret) => made({ fetch: secret }),
  "a logger that is none": (secret) => made({ logger: secret }),
  "an observer that is none": (secret) => made({ observe: { secret } }),
  "a level that there is not": (secret) => made({ logLevel: secret }),
  "a validator that is none": (secret) => made({ validate: secret }),
  "a limit": (secret) => made({ deadlineMs: secret }),
  "an address of a raw call": (secret) =>
    client.GET("/read", { baseUrl: `https://${encodeURIComponent(secret)}.test` }),
  "a header of a raw call": (secret) => client.GET("/read", { headers: { "x-note": `${secret}令\n` } }),
  "a path of a raw call": (secret) =>
    client.GET("/things/{thing_id}/parts/{part_ids}", { params: { path: { thing_id: ".", part_ids: secret } } }),
};

describe("what is refused", () => {
  it.each(Object.entries(refused))("is not shown by the refusal: %s", async (_, refuse) => {
    await fc.assert(
      fc.asyncProperty(canaries, async (canary) => {
        let error: unknown;
        try {
          await refuse(canary.secret);
        } catch (thrown) {
          error = thrown;
        }
        expect(error).toBeInstanceOf(Error);
        expect(leaks(printed(error), canary)).toEqual([]);
        expect(error).toBeInstanceOf(InputError);
      }),
      { numRuns: 25 },
    );
    expect(sent).toEqual([]);
  });
});

describe("a client", () => {
  it("shows none of its options and credentials when it is printed", () => {
    const secret = "fake-secret-4711";
    const key = Object.assign(() => {}, { secret });
    const options = { fetch, baseUrl: `https://lab.test/${secret}`, logger: { ...console, secret } };
    const one = lab(options, { key });
    void one.locked;
    void one.read;
    const methods = [one.locked, one.read.withResponse, one.GET];
    for (const shown of [one, ...methods]) expect(printed(shown)).not.toContain(secret);
  });
});
