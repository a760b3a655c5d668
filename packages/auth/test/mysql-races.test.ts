import { expect, it } from "vitest";
import { mysql } from "../src/mysql.ts";
import { active } from "./file-lab.ts";
import { failure } from "./lab.ts";

type Answer = { affectedRows: number } | Record<string, unknown>[] | Error;

/** A server whose answers are given; what it was asked. */
function scripted(answers: Answer[]) {
  const asked: string[] = [];
  const store = mysql(async (sql, params) => {
    asked.push([sql.split(" ")[0], ...params].join(" "));
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return [answer];
  });
  return { store, asked };
}

const none = { affectedRows: 0 };
const one = { affectedRows: 1 };
const failed = (errno: number) => Object.assign(new Error(), { errno, code: `ER_${errno}` });

it("a row that becomes free, or comes, or goes, between two looks at it is looked at again", async () => {
  const put = (...answers: Answer[]) => scripted(answers).store.put("k", active(1), undefined);
  expect(await put(none, [{ is_free: 1 }], one)).toBe(true);
  expect(await put(none, [{ is_free: "1" }], one)).toBe(true);
  expect(await put(none, [], failed(1062), none, [{ is_free: 0 }])).toBe(false);
  expect(await put(none, [], failed(1062), one)).toBe(true);
  expect(await put(none, [], one)).toBe(true);
  const forever = Array.from({ length: 100 }, () => [none, [{ is_free: 1 }]]).flat();
  expect(await failure(put(...forever))).toMatchObject({ name: "StoreFailed", retryable: true });
});

it("a statement that was undone as a whole is sent again, and no other", async () => {
  for (const errno of [1213, 1020])
    expect(await scripted([failed(errno), one]).store.put("k", active(2), 1)).toBe(true);
  expect(await failure(scripted([failed(1205), one]).store.put("k", active(2), 1))).toMatchObject({ code: "ER_1205" });
  const deadlocks = Array.from({ length: 100 }, () => failed(1213));
  expect(await failure(scripted(deadlocks).store.put("k", active(2), 1))).toMatchObject({ code: "ER_1213" });
});

it("a login is deleted as what was read: another one that was put in its place meanwhile stays", async () => {
  const flow = JSON.stringify({ redirectUri: "http://x.test/", expiresAt: Date.now() + 60_000 });
  const { store, asked } = scripted([[{ flow }], one]);
  expect(await store.flows.take("k")).toMatchObject({ redirectUri: "http://x.test/" });
  expect(asked).toEqual(["SELECT k", `DELETE k ${flow}`]);
  expect(await scripted([[{ flow }], none]).store.flows.take("k")).toBeUndefined();
});

it("a login waits for no sweep, and of sweeps there is one at a time, however long it takes", async () => {
  let now = 1_800_000_000_000;
  let finish = () => {};
  const asked: string[] = [];
  const store = mysql(
    async (sql) => {
      asked.push(sql.split(" ")[0] ?? "");
      if (sql.startsWith("DELETE")) {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        throw new Error("fake");
      }
      return [one];
    },
    { clock: { now: () => now, after: () => () => {} } },
  );
  const put = () => store.flows.put("k", { redirectUri: "http://x.test/", expiresAt: now + 1 });
  await put();
  now += 300_000;
  await put();
  expect(asked).toEqual(["UPDATE", "DELETE", "UPDATE"]);
  finish();
  await new Promise((resolve) => setImmediate(resolve));
  now -= 1;
  await put();
  now += 1;
  await put();
  expect(asked.slice(3)).toEqual(["UPDATE", "UPDATE", "DELETE"]);
  finish();
});
