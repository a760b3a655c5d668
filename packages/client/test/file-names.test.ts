import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileName } from "../src/files-name.ts";

describe("the file name of a Content-Disposition", () => {
  it.each<[string | null, string | undefined]>([
    [null, undefined],
    ["", undefined],
    ["attachment", undefined],
    ["attachment; filename=a.zip", "a.zip"],
    ['attachment; filename="a b.zip"', "a b.zip"],
    ['attachment; filename="a \\"b\\" \\\\.zip"', ".zip"],
    ['attachment; filename="a \\"b\\".zip"', 'a "b".zip'],
    ['attachment; filename="a;b=c.zip"; size=5', "a;b=c.zip"],
    ['ATTACHMENT;FileName = "a.zip"', "a.zip"],
    ["attachment; filename*=UTF-8''%e2%82%ac%20rates.txt", "€ rates.txt"],
    ["attachment; filename=\"EURO.txt\"; filename*=utf-8'en'%e2%82%ac.txt", "€.txt"],
    ["attachment; filename*=UTF-8''%e2%82%ac.txt; filename=EURO.txt", "€.txt"],
    ["attachment; filename=\"EURO.txt\"; filename*=UTF-8''%ff", "EURO.txt"],
    ["attachment; filename=\"EURO.txt\"; filename*=iso-8859-1''%A3.txt", "EURO.txt"],
    ["attachment; filename*=UTF-8''%ff", undefined],
    ['attachment; filename="first.txt"; filename="second.txt"', "first.txt"],
    ['attachment; x="filename=no.txt"', undefined],
    ['attachment; filename=""', undefined],
    ['attachment; filename="../../etc/passwd"', "passwd"],
    ["attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", "passwd"],
    ['attachment; filename="C:\\\\Windows\\\\a.dll"', "a.dll"],
    ['attachment; filename=".."', undefined],
    ['attachment; filename="a/.."', undefined],
    ['attachment; filename="."', undefined],
  ])("of %j is %j", (header, name) => {
    expect(fileName(header)).toBe(name);
  });

  it("is the one that was encoded (RFC 8187)", () => {
    const name = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/[\\/]|^\.\.?$/.test(text));
    const property = fc.property(name, (text) => {
      const encoded = encodeURIComponent(text).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
      expect(fileName(`attachment; filename="x"; filename*=UTF-8''${encoded}`)).toBe(text);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it("is found, or not, in any text, and names no folder", () => {
    const text = fc.string({ unit: fc.constantFrom(";", "=", '"', "\\", "/", "a", "*", "'", "%", " ", "filename") });
    fc.assert(
      fc.property(text, (header) => !/[\\/]/.test(fileName(header) ?? "")),
      { numRuns: 2_000 },
    );
  });
});
