import { describe, expect, it } from "vitest";
import { ApiError } from "./fake-server.ts";
import { faultyStore } from "./faulty.ts";
import { handClock } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

const hour = 3_600_000;
const dead = async () => {
  throw new ApiError("invalid_grant");
};

function users() {
  const clock = handClock();
  const store = faultyStore(clock);
  return { ...lab({ clock, store }), store };
}

describe("a caller who comes while another one's token is under way", () => {
  it("goes on with his login where the other had none", async () => {
    const { manager, server } = users();
    const raw = server.login("u-1");
    const [none, set] = await Promise.all([
      failure(manager.user("u-1").get()),
      manager.obtain("u-1", async () => ({ raw })),
    ]);
    expect(none).toMatchObject({ name: "ReauthRequired", reason: "no_token" });
    expect(set.accessToken).toBe(raw.access_token);
  });

  it("renews by the refresh token where the other's login was no good", async () => {
    const { manager, server, clock, login } = users();
    await login("u-1");
    await clock.advance(hour);
    const [none, set] = await Promise.all([failure(manager.obtain("u-1", dead)), manager.user("u-1").get()]);
    expect(none).toMatchObject({ name: "ReauthRequired", reason: "no_login" });
    expect(server.accepts(set.accessToken)).toBe(true);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("tries his login where the other's was no good", async () => {
    const { manager, server } = users();
    const raw = server.login("u-1");
    const both = [dead, async () => ({ raw })].map((call) => manager.obtain("u-1", call));
    const [none, set] = await Promise.allSettled(both);
    expect(none).toMatchObject({ status: "rejected", reason: { reason: "no_login" } });
    expect(set).toMatchObject({ status: "fulfilled", value: { accessToken: raw.access_token } });
  });

  it("has the same end where neither has a login, and the store is not asked twice", async () => {
    const { manager, store } = users();
    const get = () => failure(manager.user("u-1").get());
    const [first, second] = await Promise.all([get(), get()]);
    expect(first).toMatchObject({ name: "ReauthRequired", reason: "no_token" });
    expect([second, store.counts.get]).toEqual([first, 1]);
  });
});
