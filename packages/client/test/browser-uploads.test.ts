import { describe, expect, it, vi } from "vitest";
import { upload } from "../src/files.ts";
import { file, filesLab, kept, source } from "./files-lab.ts";
import { enveloped, wire } from "./wire.ts";

describe("where the runtime streams no request", () => {
  // As browsers do: a length that a program sets is dropped, or a stream is taken for text.
  const browsers = {
    "drops the length": () => new Headers(),
    "makes text of it": () => new Headers({ "content-length": "0", "content-type": "text/plain" }),
  };

  it.each(Object.entries(browsers))(
    "a form is sent as it is, with progress at start and end: %s",
    async (_, headers) => {
      vi.stubGlobal("Request", function Request() {
        return { headers: headers() };
      });
      try {
        const forms: FormData[] = [];
        const { fetch } = wire(({ body }) => {
          forms.push(body as FormData);
          return enveloped("done");
        });
        const { onProgress, told } = kept();
        const client = filesLab({ fetch });
        await upload(client.upload, { file, title: "t" }, { onProgress });
        expect(forms[0]).toBeInstanceOf(FormData);
        const total = told[0]?.total;
        expect(told).toEqual([
          { sent: 0, total },
          { sent: total, total },
        ]);
        told.length = 0;
        const named = { stream: source(2, 3).stream, name: "s.zip", type: "application/zip" };
        await upload(client.upload, { file: named, title: "t" }, { onProgress });
        const got = forms[1]?.get("file") as File;
        expect([forms[1]?.get("title"), got.name, got.type, got.size]).toEqual(["t", "s.zip", "application/zip", 6]);
        expect(told).toEqual([
          { sent: 0, total: undefined },
          { sent: told[1]?.total, total: told[1]?.total },
        ]);
        const reason = new Error("the disk is gone");
        const broken = source(1, 3, () => Promise.reject(reason)).stream;
        await expect(upload(client.upload, { file: broken })).rejects.toBe(reason);
        const stalled = source(0, 0, () => new Promise(() => {}));
        const controller = new AbortController();
        const aborted = upload(client.upload, { file: stalled.stream }, { signal: controller.signal });
        controller.abort("enough");
        await expect(aborted).rejects.toBe("enough");
        await stalled.cancelled;
        const late = upload(
          client.upload,
          { file: source(0, 0, () => new Promise(() => {})).stream },
          { deadlineMs: 5 },
        );
        await expect(late).rejects.toMatchObject({ name: "TimeoutError", limit: "deadlineMs", attempts: 0 });
      } finally {
        vi.unstubAllGlobals();
      }
    },
  );
});
