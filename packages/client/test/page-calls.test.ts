import { describe, expect, it } from "vitest";
import { NetworkError, TimeoutError } from "../src/index.ts";
import { type Exchanged, itemsOf, pagesOf } from "../src/pages.ts";
import { numberedPage, paged, pagedLab, pagedWire, searches, taken } from "./paged-lab.ts";
import { json, rejection, wire } from "./wire.ts";

const three = [["a", "b"], ["c"], ["d", "e", "f"]];

describe("the call of each page", () => {
  it("gets the options", async () => {
    const { fetch, sent } = pagedWire("opaque", three);
    await taken(pagedLab({ fetch }).opaque.all({}, { headers: { "x-trace": "t" }, maxPages: 2 }));
    expect(sent.map(({ headers }) => headers.get("x-trace"))).toEqual(["t", "t"]);
  });

  it("has a time limit of its own", async () => {
    let count = 0;
    const slow = {
      fetch: () => (count++ === 0 ? Promise.resolve(numberedPage(["a"], "c")) : new Promise<never>(() => {})),
    };
    const error = await rejection(() => taken(pagedLab(slow).opaque.all({}, { timeoutMs: 20 })));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ limit: "timeoutMs", limitMs: 20, operation: "opaque", attempts: 1 });
    count = 0;
    const late = await rejection(() => taken(pagedLab(slow).opaque.all({}, { deadlineMs: 20 })));
    expect(late).toMatchObject({ limit: "deadlineMs", limitMs: 20 });
  });

  it("is repeated like any other, and a repeated page comes once", async () => {
    const { fetch, sent } = wire(
      numberedPage(["a"], "c"),
      json({}, 503),
      () => Promise.reject(Object.assign(new Error("reset"), { code: "ECONNRESET" })),
      numberedPage(["b"], "d"),
      json({}, 500),
      numberedPage(["c"], null),
    );
    expect(await taken(pagedLab({ fetch, maxRetries: 2 }).opaque.all())).toEqual(["a", "b", "c"]);
    expect(searches(sent)).toEqual(["", ...Array(3).fill("?next_page=c"), ...Array(2).fill("?next_page=d")]);
  });

  it("is repeated as often as its own options say", async () => {
    const refused = () => Promise.reject(Object.assign(new Error("x"), { code: "ECONNREFUSED" }));
    const { fetch, sent } = wire(numberedPage(["a"], "c"), refused);
    const error = await rejection(() => taken(pagedLab({ fetch }).opaque.all({}, { maxRetries: 1 })));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ attempts: 2 });
    expect(sent).toHaveLength(3);
  });

  it("is authorized anew, so that a token may change in the middle", async () => {
    const { fetch, sent } = wire(
      numberedPage(["a"], 2),
      numberedPage(["b"], 3),
      json({}, 503),
      numberedPage(["c"], null),
    );
    let token = 0;
    const key = (plan: { headers: Headers }) => plan.headers.set("authorization", `Bearer fake-${++token}`);
    expect(await taken(pagedLab({ fetch, maxRetries: 1 }, { key }).locked.all())).toEqual(["a", "b", "c"]);
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(
      [1, 2, 3, 4].map((number) => `Bearer fake-${number}`),
    );
    expect(searches(sent)).toEqual(["?page=1", "?page=2", "?page=3", "?page=3"]);
  });

  it("ends with the caller's signal, between two pages and within one", async () => {
    const reason = new Error("enough");
    const between = new AbortController();
    const { fetch, sent } = pagedWire("opaque", three);
    const got: unknown[] = [];
    const error = await rejection(async () => {
      for await (const item of pagedLab({ fetch }).opaque.all({}, { signal: between.signal })) {
        got.push(item);
        if (item === "c") between.abort(reason);
      }
    });
    expect([error, got, sent.length]).toEqual([reason, ["a", "b", "c"], 2]);

    const within = new AbortController();
    const hanging = wire(numberedPage(["a"], "c"), () => {
      within.abort(reason);
      return new Promise<never>(() => {});
    });
    const pages = pagedLab({ fetch: hanging.fetch }).opaque.pages({}, { signal: within.signal });
    expect((await pages.next()).done).toBe(false);
    expect(await rejection(() => pages.next())).toBe(reason);
    expect((await pages.next()).done).toBe(true);
    expect(hanging.sent).toHaveLength(2);
  });

  it("is refused before anything is sent where the input or an option is wrong", async () => {
    const { fetch, sent } = pagedWire("numbered", three);
    const { numbered } = pagedLab({ fetch });
    expect(await rejection(() => taken(numbered.all({ page: 0 })))).toMatchObject({
      name: "InputError",
      input: "page",
    });
    expect(await rejection(() => taken(numbered.all({ nope: 1 })))).toMatchObject({ input: "nope" });
    expect(await rejection(() => taken(numbered.all({}, { timeoutMs: -1 })))).toMatchObject({ input: "timeoutMs" });
    expect(await rejection(() => taken(numbered.all({}, { nope: 1 } as never)))).toMatchObject({ input: "nope" });
    expect(sent).toHaveLength(0);
  });

  it("names its own option too where another does not exist", async () => {
    const { fetch, sent } = pagedWire("numbered", three);
    const { numbered } = pagedLab({ fetch });
    const error = await rejection(() => taken(numbered.all({}, { maxPage: 3 } as never)));
    expect(error).toMatchObject({
      input: "maxPage",
      expected: "one of the call's options signal, headers, timeoutMs, deadlineMs, maxRetries, maxPages",
    });
    expect(sent).toHaveLength(0);
  });

  it.each([-1, 1.5, Number.NaN, "2", true])("is refused with %j pages at most", async (maxPages) => {
    const { fetch, sent } = pagedWire("numbered", three);
    const error = await rejection(() => taken(pagedLab({ fetch }).numbered.all({}, { maxPages: maxPages as number })));
    expect(error).toMatchObject({ name: "InputError", input: "maxPages", platform: "lab", operation: "numbered" });
    expect(sent).toHaveLength(0);
  });

  it("takes nothing for no input and no options", async () => {
    const { fetch } = pagedWire("numbered", three);
    expect(await taken(pagedLab({ fetch }).numbered.all(null, null))).toEqual(three.flat());
    expect(await taken(pagedLab({ fetch }).numbered.all({ page: null }, {}))).toEqual(three.flat());
  });
});

describe("what is asked for each page", () => {
  const { numbered, opaque, counted } = paged;
  const empty = async () => ({ data: { result: [] } }) as Exchanged;

  it("is the input and, once it is known, the place", async () => {
    const asked: object[] = [];
    const ask = (input: object) => {
      asked.push(input);
      return empty();
    };
    await taken(pagesOf(opaque, ask, { limit: 1 }));
    await taken(pagesOf(opaque, ask, undefined));
    await taken(pagesOf(opaque, ask, { next_page: "c" }));
    await taken(pagesOf(numbered, ask, null));
    expect(asked).toStrictEqual([{ limit: 1 }, {}, { next_page: "c" }, { page: 1 }]);
  });

  it("is nothing where an operation has no pages", async () => {
    const ask = () => Promise.reject(new Error("asked"));
    expect(await taken(pagesOf(paged.single, ask, {}))).toEqual([]);
  });

  it("is found in the result itself where the list has no name", async () => {
    const { items: _, ...pagination } = counted.pagination;
    const pages = [["a"], ["b", "c"], []];
    const ask = async () => ({ data: pages.shift() }) as Exchanged;
    expect(await taken(pagesOf({ ...counted, pagination }, ask, {}))).toEqual([["a"], ["b", "c"]]);
    expect(itemsOf(["a"])).toEqual(["a"]);
    expect(itemsOf({ result: ["a"] })).toBeUndefined();
  });
});

describe("an operation without pages", () => {
  it("has neither pages nor all", () => {
    const { single } = pagedLab({});
    expect(Object.keys(single)).toEqual(["withResponse"]);
  });
});
