import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Canary,
  canaries,
  digits,
  inputOf,
  leaks,
  type Place,
  places,
  printed,
  rawCall,
  redactionLab,
  wireForms,
} from "./redaction-lab.ts";
import { watching } from "./watching.ts";
import { json, page, type Sent } from "./wire.ts";

type Echo = (text: string) => Response | Promise<Response>;

const withHeader = (name: string, value: string, response: Response): Response => {
  // What no header can hold, no platform can send in one.
  try {
    response.headers.set(name, value);
  } catch {}
  return response;
};

const networkError = (text: string, cause?: unknown): Promise<never> =>
  Promise.reject(Object.assign(new TypeError(`error sending request for url (${text})`, { cause }), { url: text }));

/** What can come of a call, with something of the request in it. */
const outcomes: Record<string, Echo> = {
  "a success that repeats it": (text) => json({ code: 0, msg: text, data: { note: text, list: [{ note: text }] } }),
  "a success that has it as a name": (text) => json({ code: 0, msg: "", data: { [text]: { [text]: 1 } } }),
  "a success in JSON text": (text) => json({ code: 0, msg: "", data: JSON.stringify({ note: text }) }),
  "a refusal": (text) => json({ code: 7, msg: `wrong: ${text}!`, data: null }),
  "a refusal in OAuth's form": (text) => json({ error: "invalid_client", error_description: `no ${text}` }, 401),
  "a refusal whose code it is": (text) => json({ code: text, msg: "" }),
  "a refusal whose OAuth code it is": (text) => json({ error: text }, 400),
  "a refusal with it as its id": (text) => json({ code: 7, msg: "", request_id: text }),
  "a refusal with it in its id": (text) => withHeader("x-request-id", text, json({ code: 7, msg: "" }, 403)),
  "a failure": (text) => json({ code: 500, msg: text }, 500),
  "a failure in HTML": (text) => page(`<html><title>${text}</title></html>`, 502),
  "a failure in text": (text) => page(text, 500, "text/plain"),
  "a failure of another type": (text) => withHeader("content-type", text, new Response("x", { status: 500 })),
  "a success in HTML": (text) => page(`<html>${text}`),
  "JSON of another shape": (text) => json([text]),
  "broken JSON": (text) => page(`{"code":0,"data":"${text}`, 200, "application/json"),
  "text that is no JSON": (text) => page(text, 200, "application/json"),
  "a redirect": (text) =>
    withHeader("location", `https://elsewhere.test/?x=${text}`, new Response("", { status: 302 })),
  headers: (text) => withHeader("x-echo", text, json({ code: 0, data: 1 })),
  "no connection": (text) => networkError(text),
  "a broken connection": (text) => networkError("", new Error(`read ${text}`)),
  "an error of another kind": (text) => Promise.reject(text),
  nothing: () => new Promise<never>(() => {}),
};

type Way = "named" | "raw";

/** Makes one call and returns all that anybody can read of it. */
async function readable(
  place: Place,
  way: Way,
  canary: Canary,
  answer: (sent: Sent) => Promise<Response>,
  isNothing: boolean,
) {
  const { options, lines, events } = watching();
  const fetch = async (url: string, init: RequestInit) =>
    answer({ url, method: init.method ?? "", headers: new Headers(init.headers), body: init.body, init });
  const client = redactionLab(canary.secret, {
    ...options,
    logLevel: "debug",
    fetch,
    ...(isNothing && { timeoutMs: 1 }),
  });
  const error = await (way === "named"
    ? client[place](inputOf(place, canary.secret))
    : rawCall(place, canary.secret, client)
  ).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return {
    error,
    lines,
    events,
    text: [lines, events, error, client, client[place]].map((one) => printed(one)).join("\n"),
  };
}

const ways = fc.constantFrom<Way>("named", "raw");
const secrets = fc.oneof({ weight: 9, arbitrary: canaries }, { weight: 1, arbitrary: digits });
const sent = places.filter((place) => place !== "none");

describe("a secret of a request", () => {
  it.each(Object.entries(outcomes))(
    "is in no line, event or error, wherever it stands and however it is repeated: %s",
    async (name, outcome) => {
      await fc.assert(
        fc.asyncProperty(secrets, fc.constantFrom(...sent), ways, fc.nat(99), async (canary, place, way, form) => {
          const { text, lines } = await readable(
            place,
            way,
            canary,
            async (request) => {
              const forms = await wireForms(request, canary.secret);
              return outcome(forms[form % forms.length] ?? "");
            },
            name === "nothing",
          );
          expect(leaks(text, canary)).toEqual([]);
          expect(lines.length).toBeGreaterThan(0);
        }),
        { numRuns: 100 },
      );
    },
  );
});

describe("a secret that a platform repeats in part", () => {
  it("is not shown where the type of an answer is cut at its semicolon", async () => {
    const canary = { secret: "fakecanaryword;", core: "fakecanaryword" };
    const answer = async () => withHeader("content-type", canary.secret, new Response("x", { status: 500 }));
    const { text } = await readable("inFormText", "named", canary, answer, false);
    expect(leaks(text, canary)).toEqual([]);
  });
});

describe("a secret of a raw call that no spec knows", () => {
  /** Without a spec only the names tell what is a secret. */
  const calls: Record<string, (secret: string) => readonly [string, Record<string, unknown>]> = {
    "in the query": (secret) => ["/elsewhere", { params: { query: { access_token: secret, note: "n" } } }],
    "in a header": (secret) => ["/elsewhere", { headers: { "x-api-key": encodeURIComponent(secret) } }],
    "in another authorization": (secret) => [
      "/elsewhere",
      { headers: { "X-Forwarded-Authorization": encodeURIComponent(secret) } },
    ],
    "in the exchange of a code": (secret) => [
      "/elsewhere",
      { body: { code: secret, grant_type: "authorization_code" } },
    ],
    "in its proof": (secret) => ["/elsewhere", { body: { code_verifier: secret } }],
    "in a cookie": (secret) => ["/elsewhere", { headers: { cookie: `a=b; session=${encodeURIComponent(secret)}` } }],
    "in JSON": (secret) => ["/elsewhere", { body: { user: { password: secret } } }],
    "in a form": (secret) => [
      "/elsewhere",
      { body: new URLSearchParams({ client_secret: secret }), bodySerializer: (body: unknown) => body },
    ],
    "in a file's form": (secret) => {
      const form = new FormData();
      form.set("refresh_token", secret);
      return ["/elsewhere", { body: form, bodySerializer: (body: unknown) => body }];
    },
  };

  it.each(Object.entries(calls))("is in no line, event or error: %s", async (_, call) => {
    const repeat = Object.values(outcomes).filter((outcome) => outcome !== outcomes.nothing);
    await fc.assert(
      fc.asyncProperty(secrets, fc.constantFrom(...repeat), fc.nat(99), async (canary, outcome, form) => {
        const { options, lines, events } = watching();
        const fetch = async (url: string, init: RequestInit) => {
          const headers = new Headers(init.headers);
          const forms = await wireForms({ url, method: "POST", headers, body: init.body, init }, canary.secret);
          return outcome(forms[form % forms.length] ?? "");
        };
        const client = redactionLab("", { ...options, logLevel: "debug", fetch });
        const error: unknown = await client.POST(...call(canary.secret)).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        expect(leaks([lines, events, error, client].map((one) => printed(one)).join("\n"), canary)).toEqual([]);
        expect(lines.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a secret of an answer", () => {
  const answers: Record<string, (secret: string) => Response> = {
    "a token": (secret) => json({ code: 0, msg: "", data: { access_token: secret, expires_in: 3600 } }),
    "a field that the spec marks": (secret) => json({ code: 0, msg: "", data: [{ deep: { pin: secret } }] }),
    "a list of them": (secret) => json({ code: 0, msg: "", data: { pin: [secret, [secret]] } }),
    "all that a marked field holds": (secret) => json({ code: 0, msg: "", data: { pin: { a: { b: secret } } } }),
    "a field in JSON text": (secret) => json({ code: 0, msg: "", data: JSON.stringify({ user: { pin: secret } }) }),
    "a token without an envelope": (secret) => json({ refresh_token: secret, password: secret }, 400),
    "a cookie": (secret) =>
      withHeader("set-cookie", `session=${encodeURIComponent(secret)}; Path=/`, json({ code: 0, data: 1 })),
    "a place to go to": (secret) =>
      withHeader("location", `/x?code=${encodeURIComponent(secret)}`, new Response("", { status: 302 })),
    "a page": (secret) => page(`<html>${secret}</html>`, 500),
    text: (secret) => page(secret, 200, "text/plain"),
    "broken JSON": (secret) => page(`{"access_token":"${secret}"`, 200, "application/json"),
    bytes: (secret) => new Response(new TextEncoder().encode(`\u0000${secret}`)),
  };

  it.each(Object.entries(answers))("is in no line, event or error: %s", async (_, answer) => {
    await fc.assert(
      fc.asyncProperty(
        secrets,
        fc.constantFrom<Place>("none", "inForm", "inPath"),
        ways,
        async (canary, place, way) => {
          const another = { secret: "fake-other", core: "fake-other" };
          const { options, lines, events } = watching();
          const fetch = async () => answer(canary.secret);
          const client = redactionLab(another.secret, { ...options, logLevel: "debug", fetch });
          const call =
            way === "named" ? client[place](inputOf(place, "fake-other")) : rawCall(place, "fake-other", client);
          const error: unknown = await call.then(
            () => undefined,
            (thrown: unknown) => thrown,
          );
          expect(leaks([lines, events, error, client].map((one) => printed(one)).join("\n"), canary)).toEqual([]);
          expect(lines.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 40 },
    );
  });
});
