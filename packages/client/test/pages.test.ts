import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ApiError, ResponseFormatError } from "../src/index.ts";
import { answers, cursorOf, type Kind, kinds, paged, pagedLab, pagedWire, searches, taken } from "./paged-lab.ts";
import { enveloped, json, rejection, wire } from "./wire.ts";

const three = [["a", "b"], ["c"], ["d", "e", "f"]];

const listOf: Record<Kind, (page: never) => readonly unknown[]> = {
  numbered: ({ result }: { result: unknown[] }) => result,
  counted: (page: unknown[]) => page,
  opaque: ({ result }: { result: unknown[] }) => result,
  integer: ({ result }: { result: unknown[] }) => result,
  paginator: ({ data }: { data: unknown[] }) => data,
};

/** What is asked for, of three pages. */
const asked: Record<Kind, string[]> = {
  numbered: ["?page=1", "?page=2", "?page=3"],
  counted: ["?page=1", "?page=2", "?page=3", "?page=4"],
  opaque: ["", "?next_page=c1%3D%3D", "?next_page=c2%3D%3D"],
  integer: ["", "?next_page=1", "?next_page=2"],
  paginator: ["?p=1", "?p=2", "?p=3"],
};

describe.each(kinds)("a list in pages (%s)", (kind) => {
  it("gives its pages in order, each as the call would resolve to it", async () => {
    const { fetch, sent } = pagedWire(kind, three);
    const pages = await taken(pagedLab({ fetch })[kind].pages());
    expect(pages.map((page) => listOf[kind](page as never))).toEqual(three);
    expect(pages[0]).toEqual(await pagedLab({ fetch })[kind]());
    expect(searches(sent.slice(0, -1))).toEqual(asked[kind]);
  });

  it("gives all its items", async () => {
    const { fetch, sent } = pagedWire(kind, three);
    expect(await taken(pagedLab({ fetch })[kind].all({ limit: 1 }))).toEqual(three.flat());
    expect(searches(sent).every((search) => search.includes("limit=1"))).toBe(true);
    expect(sent).toHaveLength(asked[kind].length);
  });

  it("ends at an empty page, and does not give it", async () => {
    const { fetch } = pagedWire(kind, [...three, [], ["never"]]);
    const pages = await taken(pagedLab({ fetch })[kind].pages());
    expect(pages.map((page) => listOf[kind](page as never))).toEqual(three);
  });

  it("may have nothing in it", async () => {
    const { fetch, sent } = pagedWire(kind, [[]]);
    expect(await taken(pagedLab({ fetch })[kind].pages())).toEqual([]);
    expect(await taken(pagedLab({ fetch })[kind].all())).toEqual([]);
    expect(sent).toHaveLength(2);
  });

  it("starts at the page that the input names", async () => {
    const start = { numbered: 2, counted: 2, opaque: cursorOf(1), integer: 1, paginator: 2 }[kind];
    const name = paged[kind].pagination.param;
    const { fetch, sent } = pagedWire(kind, three);
    expect(await taken(pagedLab({ fetch })[kind].all({ [name]: start }))).toEqual(["c", "d", "e", "f"]);
    expect(searches(sent)).toEqual(asked[kind].slice(1));
  });

  it("is not asked for before the first page is wanted, nor for one more than is wanted", async () => {
    const { fetch, sent } = pagedWire(kind, three);
    const pages = pagedLab({ fetch })[kind].pages();
    expect(sent).toHaveLength(0);
    await pages.next();
    expect(sent).toHaveLength(1);
    await pages.next();
    expect(sent).toHaveLength(2);
  });

  it("is not asked for any more after a break", async () => {
    const { fetch, sent } = pagedWire(kind, three);
    const got: unknown[] = [];
    for await (const item of pagedLab({ fetch })[kind].all()) {
      got.push(item);
      if (item === "b") break;
    }
    expect([got, sent.length]).toEqual([["a", "b"], 1]);
    for await (const page of pagedLab({ fetch })[kind].pages()) {
      expect(listOf[kind](page as never)).toEqual(three[0]);
      break;
    }
    expect(sent).toHaveLength(2);
  });

  it.each(["pages", "all"] as const)("ends when its iterator of %s is returned", async (way) => {
    const { fetch, sent } = pagedWire(kind, three);
    const iterator = pagedLab({ fetch })[kind][way]();
    await iterator.next();
    expect(await iterator.return()).toEqual({ done: true, value: undefined });
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(sent).toHaveLength(1);
  });

  it("ends after as many pages as the caller wants, without a request more", async () => {
    const { fetch, sent } = pagedWire(kind, three);
    expect(await taken(pagedLab({ fetch })[kind].all({}, { maxPages: 2 }))).toEqual(["a", "b", "c"]);
    expect(sent).toHaveLength(2);
    expect(await taken(pagedLab({ fetch })[kind].pages({}, { maxPages: 1 }))).toHaveLength(1);
    expect(sent).toHaveLength(3);
    expect(await taken(pagedLab({ fetch })[kind].all({}, { maxPages: 99 }))).toEqual(three.flat());
  });

  it("may be empty for a caller who wants no page", async () => {
    const { fetch, sent } = pagedWire(kind, three);
    expect(await taken(pagedLab({ fetch })[kind].all({}, { maxPages: 0 }))).toEqual([]);
    expect(sent).toHaveLength(0);
  });

  it.each([
    ["null", null],
    ["text", "abc"],
    ["an object", {}],
    ["nothing", undefined],
  ])("fails where a page has %s in place of a list, after what came before", async (_, list) => {
    const first = answers[kind](three, 0);
    const data =
      kind === "counted"
        ? (list ?? null)
        : { result: list, data: list, paginator: { current_page: 2, total_pages: 3 } };
    const { fetch } = wire(first, kind === "paginator" ? json(data) : enveloped(data));
    const got: unknown[] = [];
    const error = await rejection(async () => {
      for await (const item of pagedLab({ fetch })[kind].all()) got.push(item);
    });
    expect(got).toEqual(["a", "b"]);
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error).toMatchObject({ platform: "lab", operation: kind, status: 200, attempts: 1, retryable: false });
    expect(error).toMatchObject({ expected: "a page with a list", received: "none" });
  });

  it("fails where a page is null", async () => {
    const { fetch } = wire(kind === "paginator" ? json(null) : enveloped(null));
    const error = await rejection(() => taken(pagedLab({ fetch })[kind].pages()));
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error).toMatchObject({ expected: "a page with a list", received: "none" });
  });

  it("passes the error of a page on, and keeps what came before", async () => {
    const { fetch, sent } = wire(answers[kind](three, 0), json({ code: 41303, msg: "not yours", data: null }, 403));
    const pages: unknown[] = [];
    const iterator = pagedLab({ fetch })[kind].pages();
    const error = await rejection(async () => {
      for await (const page of iterator) pages.push(page);
    });
    expect(error).toBeInstanceOf(ApiError);
    expect(pages).toHaveLength(1);
    expect(sent).toHaveLength(2);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(sent).toHaveLength(2);
  });

  it("leaves the input as it was", async () => {
    const { fetch } = pagedWire(kind, three);
    const input = Object.freeze({ limit: 3 });
    const options = Object.freeze({ maxPages: 9, headers: Object.freeze({ "x-trace": "1" }) });
    await taken(pagedLab({ fetch })[kind].all(input, options));
    expect(input).toEqual({ limit: 3 });
    expect(options).toEqual({ maxPages: 9, headers: { "x-trace": "1" } });
  });

  it("may be asked for twice at the same time", async () => {
    const { fetch, sent } = pagedWire(kind, three);
    const method = pagedLab({ fetch })[kind];
    const one = method.all();
    const other = method.all();
    const mixed: unknown[] = [];
    for (let turn = 0; turn < 7; turn++) mixed.push((await one.next()).value, (await other.next()).value);
    expect(mixed).toEqual([...three.flat(), undefined].flatMap((item) => [item, item]));
    expect(sent).toHaveLength(2 * asked[kind].length);
    expect(await taken(method.all())).toEqual(three.flat());
  });
});

describe("a list of any pages", () => {
  const filled = fc.array(
    fc.array(fc.oneof(fc.nat(), fc.string(), fc.constant(null)), { minLength: 1, maxLength: 5 }),
    {
      maxLength: 8,
    },
  );
  /** How many requests it takes to see that these pages are all. */
  const needed: Record<Kind, (pages: number) => number> = {
    numbered: (pages) => Math.max(1, pages),
    counted: (pages) => pages + 1,
    opaque: (pages) => Math.max(1, pages),
    integer: (pages) => Math.max(1, pages),
    paginator: (pages) => Math.max(1, pages),
  };

  it.each(kinds)("comes complete, once and in order, with no request too many (%s)", async (kind) => {
    await fc.assert(
      fc.asyncProperty(filled, fc.boolean(), async (pages, hasEmptyPage) => {
        const { fetch, sent } = pagedWire(kind, hasEmptyPage ? [...pages, []] : pages);
        const client = pagedLab({ fetch });
        expect(await taken(client[kind].all())).toEqual(pages.flat());
        const count = sent.length;
        // Who announces the last page also announces an empty one.
        expect(count).toBe(needed[kind](pages.length + (hasEmptyPage && kind !== "counted" ? 1 : 0)));
        const lists = (await taken(client[kind].pages())).map((page) => listOf[kind](page as never));
        expect(lists).toEqual(pages);
        expect(sent).toHaveLength(2 * count);
        expect(new Set(searches(sent)).size).toBe(count);
      }),
    );
  });

  it.each(kinds)("may be left at any page, and goes on from there (%s)", async (kind) => {
    const most = fc.integer({ min: 0, max: 8 });
    await fc.assert(
      fc.asyncProperty(filled, most, async (pages, maxPages) => {
        const { fetch, sent } = pagedWire(kind, pages);
        const { [kind]: method } = pagedLab({ fetch });
        expect(await taken(method.all({}, { maxPages }))).toEqual(pages.slice(0, maxPages).flat());
        expect(sent.length).toBe(Math.min(maxPages, needed[kind](pages.length)));
        const places: Record<Kind, unknown> = {
          numbered: maxPages + 1,
          counted: maxPages + 1,
          opaque: cursorOf(maxPages),
          integer: maxPages,
          paginator: maxPages + 1,
        };
        if (maxPages >= pages.length) return;
        const rest = await taken(method.all({ [paged[kind].pagination.param]: places[kind] }));
        expect(rest).toEqual(pages.slice(maxPages).flat());
      }),
    );
  });
});
