import { describe, expect, it } from "vitest";
import { bearer, liveBearer } from "../src/index.ts";
import { settled } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

const sentWith = (token: string) => {
  const headers = new Headers();
  bearer(token)({ headers });
  return { headers };
};

async function loggedIn() {
  const made = lab();
  const { access_token } = await made.login("u-1");
  return { ...made, access_token, authorize: liveBearer(made.manager.user("u-1")) };
}

describe("a live bearer", () => {
  it("says that it has another token where one is refused", async () => {
    const { authorize } = await loggedIn();
    expect(authorize.renewable).toBe(true);
  });

  it("sets the header at once while the token is good: there is nothing to wait for", async () => {
    const { authorize, access_token, clock } = await loggedIn();
    const headers = new Headers({ Authorization: "Basic fake", "x-trace": "1" });
    expect(authorize({ headers })).toBeUndefined();
    expect(Object.fromEntries(headers)).toEqual({ authorization: `Bearer ${access_token}`, "x-trace": "1" });
    expect(clock.pending).toBe(0);
  });

  it("waits for another token where the present one has ended", async () => {
    const { authorize, clock, server, access_token } = await loggedIn();
    await clock.advance(3_600_000);
    const headers = new Headers();
    const waits = authorize({ headers });
    expect(waits).toBeInstanceOf(Promise);
    expect(headers.has("authorization")).toBe(false);
    await waits;
    expect(headers.get("authorization")).not.toBe(`Bearer ${access_token}`);
    expect(server.accepts(headers.get("authorization")?.slice(7) ?? "")).toBe(true);
    expect(authorize({ headers })).toBeUndefined();
  });

  it("has another token than the refused one for the replay", async () => {
    const { authorize, server, access_token } = await loggedIn();
    server.kill(access_token);
    const headers = new Headers();
    await authorize({ headers, refused: sentWith(access_token) });
    expect(server.accepts(headers.get("authorization")?.slice(7) ?? "")).toBe(true);
    expect(server.calls.refresh).toBe(1);
  });

  it("takes what somebody else brought meanwhile: a thousand refused attempts are one renewal", async () => {
    const { authorize, server, access_token } = await loggedIn();
    server.kill(access_token);
    const all = Array.from({ length: 1_000 }, () => new Headers());
    const refused = sentWith(access_token);
    await Promise.all(all.map((headers) => authorize({ headers, refused })));
    const late = new Headers();
    await authorize({ headers: late, refused });
    expect(new Set([...all, late].map((headers) => headers.get("authorization"))).size).toBe(1);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("takes an attempt that went without a token for no refusal of the present one", async () => {
    const { authorize, server, access_token } = await loggedIn();
    const headers = new Headers();
    await authorize({ headers, refused: { headers: new Headers() } });
    expect(headers.get("authorization")).toBe(`Bearer ${access_token}`);
    expect(server.calls.refresh).toBe(0);
  });

  it.each(["already", "while it waits"])("lets go of an attempt that is ended %s", async (when) => {
    const { authorize, clock, server } = await loggedIn();
    await clock.advance(3_600_000);
    server.latencyMs = 1_000;
    const controller = new AbortController();
    const enough = new Error("fake: enough");
    if (when === "already") controller.abort(enough);
    const headers = new Headers();
    const waits = failure(authorize({ headers, signal: controller.signal }) as Promise<void>);
    await settled();
    controller.abort(enough);
    expect(await waits).toBe(enough);
    await clock.advance(1_000);
    expect(headers.has("authorization")).toBe(false);
    expect(server.calls.refresh).toBe(when === "already" ? 0 : 1);
  });

  it("passes on why there is no token", async () => {
    const { manager } = await loggedIn();
    const authorize = liveBearer(manager.user("nobody"));
    const headers = new Headers();
    expect(await failure(authorize({ headers, signal: null }) as Promise<void>)).toMatchObject({
      name: "ReauthRequired",
      reason: "no_token",
    });
    expect(headers.has("authorization")).toBe(false);
  });

  it("serves the application too", async () => {
    const { manager, server } = await loggedIn();
    const authorize = liveBearer(manager.app());
    const headers = new Headers();
    await authorize({ headers });
    expect(server.accepts(headers.get("authorization")?.slice(7) ?? "")).toBe(true);
    expect(authorize({ headers })).toBeUndefined();
  });
});
