import { describe, expect, it } from "vitest";
import { addToForm, formFields, type Plan } from "../src/index.ts";

describe("filling a form", () => {
  const plan = (body: Plan["body"]): Plan => ({
    url: "https://lab.test/",
    method: "POST",
    headers: new Headers(),
    body,
  });

  it("leaves the caller's own form untouched", () => {
    const form = new URLSearchParams({ name: "a", sign: "given" });
    const filled = plan(form);
    addToForm(filled, { sign: "ours", extra: "1" });
    expect([...form]).toEqual([
      ["name", "a"],
      ["sign", "given"],
    ]);
    expect(formFields(filled)).toEqual([
      ["name", "a"],
      ["sign", "ours"],
      ["extra", "1"],
    ]);
  });

  it("keeps a multipart body multipart, files and names included", () => {
    const form = new FormData();
    form.append("file", new File(["x"], "a.zip", { type: "application/zip" }));
    const filled = plan(form);
    addToForm(filled, { sign: "ours" });
    expect([...form.keys()]).toEqual(["file"]);
    expect(filled.body).toBeInstanceOf(FormData);
    const [[, file] = [], sign] = formFields(filled);
    expect(file instanceof File && [file.name, file.type]).toEqual(["a.zip", "application/zip"]);
    expect(sign).toEqual(["sign", "ours"]);
  });

  it("keeps repeated fields, and reads a form that is text", () => {
    const filled = plan("a=1&a=2&b=x+y");
    addToForm(filled, { sign: "s" });
    expect(String(filled.body)).toBe("a=1&a=2&b=x+y&sign=s");
  });

  it("starts a form where there is no body", () => {
    const filled = plan(undefined);
    expect(formFields(filled)).toEqual([]);
    addToForm(filled, { sign: "s" });
    expect(formFields(filled)).toEqual([["sign", "s"]]);
  });
});
