import { describe, expect, it } from "vitest";
import { addToForm, type Credential, type Plan } from "../src/index.ts";
import { outcome, virtualTime } from "./clock.ts";
import { lab } from "./lab.ts";
import { byCode } from "./replay-lab.ts";
import { watching } from "./watching.ts";
import { expectHidden, json, type Sent, wire } from "./wire.ts";

virtualTime();

const old = "canary-of-the-old-token";
const fresh = "canary-of-the-fresh-token";

const answer = (code: number, text: string) => () => {
  const response = json({ code, msg: `no: ${text}`, data: { also: encodeURIComponent(text) } });
  response.headers.set("x-request-id", text.replaceAll(" ", "/"));
  response.headers.set("x-echo", text);
  return response;
};

const inHeader = ({ headers, refused }: Plan) => headers.set("authorization", `Bearer ${refused ? fresh : old}`);
const inForm = (plan: Plan) => addToForm(plan, { access_token: plan.refused ? fresh : old });

const renewable = (authorize: (plan: Plan) => void): Credential =>
  Object.assign(authorize, { renewable: true as const });

const carries = ({ headers, body }: Sent, token: string) => `${headers.get("authorization")} ${body}`.includes(token);

describe("the token that was refused, and the one after it", () => {
  it.each([
    ["a header", inHeader],
    ["a form", inForm],
  ])("are in no error, event or line, though the platform repeats both: %s", async (_, authorize) => {
    for (const last of [403, 0, 5]) {
      const { options, lines, events } = watching();
      const { fetch, sent } = wire(answer(403, old), answer(last, `${old} ${fresh}`));
      const client = lab({ ...options, logLevel: "debug", fetch }, { signature: renewable(authorize) }, byCode);
      const { error } = await outcome(client.lockedForm({ name: "shown" }));
      expect(sent.map((request) => [carries(request, old), carries(request, fresh)])).toEqual([
        [true, false],
        [false, true],
      ]);
      expect(lines.filter(({ level }) => level === "debug")).toHaveLength(2);
      if (last) expect(error).toMatchObject({ code: last, detail: "no: [redacted] [redacted]" });
      expectHidden(lines, old, fresh);
      expectHidden(events, old, fresh);
      if (last) expectHidden(error, old, fresh);
    }
  });

  it("are hidden where the credential fails, too", async () => {
    const { options, lines, events } = watching();
    const key = renewable((plan) => {
      if (plan.refused) throw Object.assign(new Error("sign in again"), { retryable: false });
      inHeader(plan);
    });
    const client = lab({ ...options, logLevel: "debug", ...wire(answer(403, old)) }, { key }, byCode);
    const { error } = await outcome(client.locked());
    expect((error as Error).message).toBe("sign in again");
    for (const told of [lines, events, error]) expectHidden(told, old);
  });
});
