import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { bearer } from "../src/index.ts";

describe("bearer", () => {
  it("sets the header of RFC 6750, over what stands there", () => {
    const headers = new Headers({ Authorization: "Basic old", "x-trace": "1" });
    expect(bearer("token.1-_~+/=")({ headers })).toBeUndefined();
    expect(Object.fromEntries(headers)).toEqual({ authorization: "Bearer token.1-_~+/=", "x-trace": "1" });
  });

  it("can be used again and again", () => {
    const authorize = bearer("t");
    const [a, b] = [new Headers(), new Headers()];
    authorize({ headers: a });
    authorize({ headers: b });
    expect([a.get("authorization"), b.get("authorization")]).toEqual(["Bearer t", "Bearer t"]);
  });

  it.each(["\n", "\r\n", "\0", "令", ""])("refuses a token with %j at once, without showing it", (mark) => {
    const token = mark && `canary-4711${mark}x`;
    expect(() => bearer(token)).toThrow(TypeError);
    try {
      bearer(token);
    } catch (error) {
      expect((error as Error).message).toBe("access token: expected characters that a header can hold");
      expect(inspect(error)).not.toContain("canary");
    }
  });

  it("does not show its token when it is printed", () => {
    const authorize = bearer("canary-4711");
    expect(inspect(authorize, { showHidden: true }) + String(authorize)).not.toContain("canary");
  });
});
