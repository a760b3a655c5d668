import { describe, expect, it } from "vitest";
import { download, upload } from "../src/files.ts";
import type { Validator } from "../src/validator.ts";
import { binary, file, filesLab, hosted, kept, received, source, textOf } from "./files-lab.ts";
import { byCode, byStatus, dead, renewing, tokens } from "./replay-lab.ts";
import { enveloped, json, rejection, type Sent, wire } from "./wire.ts";

/** Reads the form before it answers, and keeps it. */
const taking = (forms: unknown[], answer: () => Response) => async (sent: Sent) => {
  const form = await received(sent);
  forms.push([form.get("title"), await (form.get("file") as File).text()]);
  return answer();
};

describe("an upload whose token is refused", () => {
  it("sends its files once more, whole", async () => {
    for (const call of ["method", "upload"] as const) {
      const forms: unknown[] = [];
      const { fetch, sent } = wire(
        taking(forms, dead),
        taking(forms, () => enveloped("done")),
      );
      const { signed } = filesLab({ fetch }, { signature: renewing().key }, byCode);
      const input = { file, title: "t" };
      expect(await (call === "method" ? signed(input) : upload(signed, input))).toBe("done");
      expect(tokens(sent)).toEqual([1, 2]);
      expect(forms).toEqual([
        ["t", "content"],
        ["t", "content"],
      ]);
    }
  });

  it("tells its progress from 0 again", async () => {
    const { onProgress, told } = kept();
    const forms: unknown[] = [];
    const { fetch } = wire(
      taking(forms, dead),
      taking(forms, () => enveloped("done")),
    );
    await upload(filesLab({ fetch }, { signature: renewing().key }, byCode).signed, { file }, { onProgress });
    const starts = told.flatMap(({ sent }, index) => (sent === 0 ? [index] : []));
    expect(starts).toHaveLength(2);
    expect(told.at(-1)?.sent).toBe(told.at(-1)?.total);
  });

  it("over HTTP arrives whole, though the refusal comes before the body was taken", async () => {
    let requests = 0;
    const big = new Blob([new Uint8Array(300_000).fill(65)]);
    const bodies: number[] = [];
    const listener: Parameters<typeof hosted>[0] = (request, response) => {
      const isFirst = ++requests === 1;
      let bytes = 0;
      request.on("data", (chunk: Uint8Array) => {
        bytes += chunk.byteLength;
      });
      request.on("end", () => {
        bodies.push(bytes);
        if (!isFirst) response.end(JSON.stringify({ code: 0, msg: "", data: request.headers.authorization }));
      });
      if (isFirst) response.writeHead(401, { "content-type": "application/json" }).end("{}");
    };
    await hosted(listener, async (baseUrl) => {
      const { signed } = filesLab({ baseUrl }, { signature: renewing().key }, byStatus);
      expect(await upload(signed, { file: big })).toBe("Bearer fake-token-2");
      expect(requests).toBe(2);
      expect(bodies.at(-1)).toBeGreaterThan(300_000);
    });
  });

  it("is not sent again where a file is a stream", async () => {
    const { stream } = source(2, 10);
    const { fetch, sent } = wire(taking([], dead));
    const { signed } = filesLab({ fetch }, { signature: renewing().key }, byCode);
    const error = await rejection(() => upload(signed, { file: { stream, name: "n" } }));
    expect(error).toMatchObject({ name: "ApiError", code: 403, attempts: 1 });
    expect(tokens(sent)).toEqual([1]);
  });

  it("has another token when another stream of it is sent", async () => {
    const { fetch, sent } = wire(
      taking([], dead),
      taking([], () => enveloped("done")),
    );
    const { signed } = filesLab({ fetch }, { signature: renewing().key }, byCode);
    const send = () => upload(signed, { file: { stream: source(2, 10).stream, name: "n" } });
    expect(await rejection(send)).toMatchObject({ name: "ApiError", code: 403 });
    expect(await send()).toBe("done");
    expect(tokens(sent)).toEqual([1, 2]);
  });
});

describe("a download whose token is refused", () => {
  it.each([
    ["in place of the file, on HTTP 200", byCode, dead()],
    ["by a status", byStatus, json({ error: "any" }, 401)],
  ])("is sent once more: %s", async (_, differing, answer) => {
    const { fetch, sent } = wire(answer, binary("content"));
    const { getOwnFile } = filesLab({ fetch }, { key: renewing().key }, differing);
    expect(await textOf(await download(getOwnFile, { id: "a" }))).toBe("content");
    expect(tokens(sent)).toEqual([1, 2]);
    expect(sent[1]?.url).toBe(sent[0]?.url);
  });

  it("is one call: one replay, one count of attempts", async () => {
    const { fetch, sent } = wire(dead());
    const { getOwnFile } = filesLab({ fetch, maxRetries: 3 }, { key: renewing().key }, byCode);
    expect(await rejection(() => download(getOwnFile))).toMatchObject({ name: "ApiError", code: 403, attempts: 2 });
    expect(tokens(sent)).toEqual([1, 2]);
  });

  it("has its input compared with the schema once", async () => {
    const given: unknown[] = [];
    const validate: Validator = {
      input: () => [],
      answer: () => [],
      given: (_, input) => void given.push(input),
      answered: (_call, _response, result) => result(),
    };
    const client = filesLab({ ...wire(dead(), binary("x")), validate }, { key: renewing().key }, byCode);
    await textOf(await download(client.getOwnFile, { id: "a" }));
    expect(given).toEqual([{ id: "a" }]);
  });

  it("is refused where the credential has no other token", async () => {
    const { fetch, sent } = wire(dead());
    const { getOwnFile } = filesLab({ fetch }, { key: () => {} }, byCode);
    expect(await rejection(() => download(getOwnFile))).toMatchObject({ code: 403, attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  it("may be JSON that only looks like it", async () => {
    const { fetch, sent } = wire(json({ code: 0, msg: "403", data: { code: 403 } }));
    const { getOwnFile } = filesLab({ fetch }, { key: renewing().key }, byCode);
    expect(JSON.parse(await textOf(await download(getOwnFile)))).toMatchObject({ data: { code: 403 } });
    expect(sent).toHaveLength(1);
  });
});

describe("a raw answer that is handed on unread", () => {
  it("is not looked into", async () => {
    const { fetch, sent } = wire(dead());
    const client = filesLab({ fetch }, { key: renewing().key }, byCode) as unknown as {
      GET(path: string, init: object): Promise<{ response: Response }>;
    };
    const { response } = await client.GET("/own", { parseAs: "stream" });
    expect(await response.json()).toMatchObject({ code: 403 });
    expect(sent).toHaveLength(1);
  });
});
