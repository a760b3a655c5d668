import { expect, it } from "vitest";
import { placeOn } from "./databases.ts";
import { managerProcesses } from "./manager-children.ts";
import { openPlace } from "./places.ts";
import { describeOn } from "./servers.ts";

for (const kind of ["redis", "postgres", "mariadb"] as const) {
  describeOn(kind, `eight processes that count in one record (${kind})`, () => {
    const { start } = managerProcesses();
    const placeOf = placeOn(kind);

    it("lose no update", async () => {
      const setup = { url: "http://127.0.0.1:1/", place: placeOf(), leaseMs: 1_000 };
      const all = await Promise.all(Array.from({ length: 8 }, () => start(setup)));
      await Promise.all(all.map((each) => each.do({ do: "count", key: "k", times: 25 })));
      const { store, close } = openPlace(placeOf());
      try {
        expect(await store.get("k")).toMatchObject({ version: 200, tokens: { raw: { n: 200 } } });
      } finally {
        await close();
      }
    });
  });
}
