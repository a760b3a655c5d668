import { describe, expect, it } from "vitest";
import { ResponseFormatError } from "../src/index.ts";
import { type Kind, numberedPage, pagedLab, paginatorPage, searches, taken } from "./paged-lab.ts";
import { enveloped, expectHidden, json, rejection, wire } from "./wire.ts";

describe("the next place", () => {
  it.each(["numbered", "opaque", "integer"] as const)("may be null, absent or empty at the end (%s)", async (kind) => {
    for (const end of [null, undefined, ""]) {
      const { fetch, sent } = wire(numberedPage(["a"], end));
      expect(await taken(pagedLab({ fetch })[kind].all())).toEqual(["a"]);
      expect(sent).toHaveLength(1);
    }
  });

  it("that was asked for before is a mistake of the platform, not the end: page numbers", async () => {
    const error = await repeating("numbered", [2, 3, 2]);
    expect(error).toMatchObject({ expected: "another place in the list", received: "one that it sent before" });
  });

  it("that was just asked for is a mistake of the platform: page numbers", async () => {
    await repeating("numbered", [2, 2]);
    await repeating("numbered", [1]);
  });

  it.each([
    ["at once", ["c", "c"]],
    ["in a circle of two", ["c", "d", "c"]],
    ["in a circle of three", ["c", "d", "e", "c"]],
    ["not in a circle with the first", ["b", "c", "d", "e", "d"]],
  ])("that was asked for before is a mistake of the platform, not the end: opaque, %s", async (_, places) => {
    const error = await repeating("opaque", places);
    expect(error.message).not.toMatch(/\b[bcde]\b/);
  });

  it("that is an object is refused, and not taken for the end", async () => {
    const { fetch, sent } = wire(numberedPage(["a"], { current_page: 1, total_pages: 1 }));
    const error = await rejection(() => taken(pagedLab({ fetch }).opaque.all()));
    expect(error).toMatchObject({ name: "InputError", input: "next_page" });
    expect(sent).toHaveLength(1);
  });

  it.each(["fake-place", " ", true, {}, [1]])(
    "that is no number where it has to be one ends with an error: %j",
    async (place) => {
      const { fetch, sent } = wire(numberedPage(["a"], place));
      const error = await rejection(() => taken(pagedLab({ fetch }).integer.all()));
      expect(error).toBeInstanceOf(ResponseFormatError);
      expect(error).toMatchObject({ expected: 'the field "next_page" with a number', received: "something else" });
      expect(sent).toHaveLength(1);
    },
  );

  it("of an opaque list is never shown", async () => {
    expectHidden(await repeating("opaque", ["fake-cursor-4711", "fake-cursor-4711"]), "fake-cursor-4711");
  });

  it("that was just asked for is the end where it is a number", async () => {
    const { fetch, sent } = wire(numberedPage(["a"], 5), numberedPage(["b"], 5), numberedPage(["never"], 6));
    expect(await taken(pagedLab({ fetch }).integer.all())).toEqual(["a", "b"]);
    expect(searches(sent)).toEqual(["", "?next_page=5"]);
  });

  it("of a number is asked for behind a page that is not full, too, as a platform may send fewer than were wanted", async () => {
    const { fetch, sent } = wire(numberedPage(["a"], 1), numberedPage(["b"], null));
    expect(await taken(pagedLab({ fetch }).integer.all({ limit: 2 }))).toEqual(["a", "b"]);
    expect(sent).toHaveLength(2);
  });

  it("is text where its parameter is, also where it came as a number; one that was asked for is known by it", async () => {
    const { fetch, sent } = wire(numberedPage(["a"], 6), numberedPage(["b"], null));
    expect(await taken(pagedLab({ fetch }).opaque.all({ next_page: "5" }))).toEqual(["a", "b"]);
    expect(searches(sent)).toEqual(["?next_page=5", "?next_page=6"]);
    const again = wire(numberedPage(["a"], 5), numberedPage(["never"], null));
    const error = await rejection(() => taken(pagedLab(again).opaque.all({ next_page: "5" })));
    expect(error).toMatchObject({ expected: "another place in the list", received: "one that it sent before" });
    expect(again.sent).toHaveLength(1);
  });

  it("may be 0 where it is a number", async () => {
    const { fetch, sent } = wire(numberedPage(["a"], 0), numberedPage(["b"], null));
    expect(await taken(pagedLab({ fetch }).integer.all())).toEqual(["a", "b"]);
    expect(searches(sent)).toEqual(["", "?next_page=0"]);
  });

  it.each([[[1, 2, 1]], [[1, 2, 3, 1]], [[3, 2, 3]]])(
    "in a circle is a mistake of the platform where it is a number: %j",
    async (places) => {
      await repeating("integer", places);
    },
  );

  it("is where the caller started, too", async () => {
    const { fetch, sent } = wire(numberedPage(["a"], "d"), numberedPage(["b"], "c"));
    const error = await rejection(() => taken(pagedLab({ fetch }).opaque.all({ next_page: "c" })));
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(sent).toHaveLength(2);
  });

  /** The error, after every page before it was given; nothing is asked for a second time. */
  async function repeating(kind: Kind, places: readonly unknown[]): Promise<Error> {
    const { fetch, sent } = wire(...places.map((place, index) => numberedPage([index], place)));
    const got: unknown[] = [];
    const error = await rejection(async () => {
      for await (const item of pagedLab({ fetch })[kind].all()) got.push(item);
    });
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(got).toEqual(places.map((_, index) => index));
    expect(sent).toHaveLength(places.length);
    return error;
  }
});

describe("the paginator", () => {
  it("ends where the platform sends its last page again", async () => {
    const { fetch, sent } = wire(paginatorPage(["a"], 1, 99), paginatorPage(["b"], 2, 99), paginatorPage(["b"], 2, 99));
    expect(await taken(pagedLab({ fetch }).paginator.all())).toEqual(["a", "b"]);
    expect(sent).toHaveLength(3);
  });

  it("gives nothing from past the end", async () => {
    const { fetch, sent } = wire(paginatorPage(["last"], 3, 3));
    expect(await taken(pagedLab({ fetch }).paginator.all({ p: 50 }))).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it("goes on while there are pages, however many items are in one", async () => {
    const { fetch, sent } = wire(paginatorPage(["a"], 1, 2), paginatorPage(["b", "c", "d"], 2, 2));
    expect(await taken(pagedLab({ fetch }).paginator.all())).toEqual(["a", "b", "c", "d"]);
    expect(searches(sent)).toEqual(["?p=1", "?p=2"]);
  });

  it("is not passed over in silence where it is missing", async () => {
    for (const paginator of [undefined, null, {}, { current_page: 1 }, { total_pages: 1 }]) {
      const { fetch } = wire(json({ data: ["a"], paginator }));
      const error = await rejection(() => taken(pagedLab({ fetch }).paginator.all()));
      expect(error).toBeInstanceOf(ResponseFormatError);
      expect(error).toMatchObject({ expected: 'the field "paginator" with its pages', received: "none" });
    }
  });

  it("gives nothing from a page without a number, of as many", async () => {
    const { fetch } = wire(paginatorPage(["last"], "Infinity", "Infinity"));
    expect(await taken(pagedLab({ fetch }).paginator.all())).toEqual([]);
  });

  it("may have its numbers as text", async () => {
    const { fetch } = wire(paginatorPage(["a"], "1", "2"), paginatorPage(["b"], "2", "2"));
    expect(await taken(pagedLab({ fetch }).paginator.all())).toEqual(["a", "b"]);
  });
});

describe("a list without an end", () => {
  it("fails after 10,000 pages, as no list has more", async () => {
    const { fetch, sent } = endless();
    let count = 0;
    const error = await rejection(async () => {
      for await (const _ of pagedLab({ fetch }).counted.pages()) count++;
    });
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error).toMatchObject({ expected: "at most 10000 pages", received: "more" });
    expect([count, sent()]).toEqual([10_000, 10_001]);
  });

  it("is no list with an empty page after 10,000", async () => {
    const { fetch, sent } = endless(10_000);
    let count = 0;
    for await (const _ of pagedLab({ fetch }).counted.pages()) count++;
    expect([count, sent()]).toEqual([10_000, 10_001]);
  });

  /** One item a page. */
  function endless(filled = Number.POSITIVE_INFINITY): { fetch: () => Promise<Response>; sent: () => number } {
    let count = 0;
    return { fetch: async () => enveloped(count++ < filled ? [count] : []), sent: () => count };
  }
});
