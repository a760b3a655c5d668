import { describe, expect, it } from "vitest";
import { settled } from "./hand-clock.ts";
import { lab } from "./lab.ts";

/** Of so many users one knows the tokens by heart. */
const most = 10_000;

/** Others who come by; each is one more to know of. */
function crowd({ manager }: ReturnType<typeof lab>, count: number): void {
  for (let index = 0; index < count; index++) manager.user(`crowd-${index}`).current();
}

describe("the users whose tokens are known by heart", () => {
  it("are the last ten thousand; the others are read from the store again", async () => {
    const made = lab();
    const { manager, login } = made;
    const first = await login("first");
    await login("second");
    await login("third");
    crowd(made, most - 3);
    expect(manager.user("first").current()?.accessToken).toBe(first.access_token);
    crowd(made, most - 3 + 1);
    expect(manager.user("third").current()).toBeDefined();
    for (const gone of ["first", "second"]) expect(manager.user(gone).current()).toBeUndefined();
    expect((await manager.user("first").get()).accessToken).toBe(first.access_token);
  });

  it("are also those whose token is under way, however many others come meanwhile", async () => {
    const made = lab();
    const { manager, server } = made;
    const raw = server.login("u-1");
    let answer: (() => void) | undefined;
    const first = manager.obtain("u-1", async () => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return { raw };
    });
    await settled();
    crowd(made, most + 10);
    answer?.();
    expect((await first).accessToken).toBe(raw.access_token);
    expect(manager.user("u-1").current()?.accessToken).toBe(raw.access_token);
    const second = manager.obtain("u-1", () => Promise.reject(new Error("fake: asked a second time")));
    expect((await second).accessToken).toBe(raw.access_token);
  });
});
