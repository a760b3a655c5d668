import { describe, expect, it } from "vitest";
import { json, rejection, wire } from "../../client/test/wire.ts";
import { ApiError, createBlueKingClient } from "../src/index.ts";

const bare = { appCode: "app", appSecret: "fake-secret", baseUrl: "https://gateway.test" };
const token = { access_token: "fake-1", refresh_token: "fake-2", expires_in: 60 };

const authApi = (body: object) => createBlueKingClient({ ...bare, backend: "auth_api", fetch: wire(json(body)).fetch });
const ssm = (body: object) => createBlueKingClient({ ...bare, fetch: wire(json(body)).fetch });

describe("of auth_api `result` decides", () => {
  it.each([
    [0, 0],
    ["0", 0],
    [1308406, 1308406],
    [undefined, "http_200"],
  ])("a dead token verifies not, though the code is %j", async (given, code) => {
    const refused = authApi({ result: false, code: given, message: "access_token is invalid", data: null });
    for (const call of [
      () => refused.verifyAccessToken({ access_token: "fake-1" }),
      () => refused.auth.refresh("fake-2"),
      () => refused.auth.clientCredentials(),
    ]) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ code, detail: "access_token is invalid", status: 200 });
    }
  });

  it.each([undefined, 0, "0", 1308406])("a token is one, though the code is %j", async (code) => {
    const issued = authApi({ result: true, code, message: "", data: token });
    expect((await issued.auth.clientCredentials()).accessToken).toBe("fake-1");
    expect((await issued.auth.refresh("fake-2")).accessToken).toBe("fake-1");
  });

  it("the code decides where an answer has no `result`", async () => {
    expect((await authApi({ code: 0, message: "", data: token }).auth.clientCredentials()).accessToken).toBe("fake-1");
    const error = await rejection(() => authApi({ code: 5, message: "m" }).auth.clientCredentials());
    expect(error).toMatchObject({ code: 5, detail: "m" });
  });
});

describe("of SSM the code decides", () => {
  it("whatever a `result` beside it says", async () => {
    const issued = ssm({ result: false, code: 0, message: "ok", data: token });
    expect((await issued.auth.clientCredentials()).accessToken).toBe("fake-1");
    const refused = ssm({ result: true, code: 1901500, message: "system error", data: token });
    expect(await rejection(() => refused.auth.clientCredentials())).toMatchObject({ code: 1901500 });
  });
});
