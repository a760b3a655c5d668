import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { Download, UploadProgress } from "../src/files.ts";
import {
  type ClientOptions,
  type Credentials,
  createPlatformClient,
  type Manifest,
  type Platform,
  type PlatformTypes,
} from "../src/index.ts";
import { envelope, type LabMethod } from "./lab.ts";
import type { Sent } from "./wire.ts";

const body = {
  file: { in: "body", required: true, type: "file" },
  more: { in: "body", type: "file" },
  title: { in: "body", type: "string" },
  meta: { in: "body", json: true, type: "object" },
} as const;

/** Operations that send and answer files. */
const operations = {
  upload: { method: "POST", path: "/files", input: body, content: "multipart", security: [] },
  replace: { method: "PUT", path: "/files", input: body, content: "multipart", security: [] },
  signed: { method: "POST", path: "/signed", input: body, content: "multipart", security: [["signature"]] },
  save: { method: "POST", path: "/save", input: { title: { in: "body", json: true } }, content: "json", security: [] },
  choose: {
    method: "POST",
    path: "/choose",
    input: { ids: { in: "body", json: true, type: "array" }, file: { in: "body", type: "file" } },
    variants: [
      { content: "form", required: ["ids"], optional: [] },
      { content: "multipart", required: ["file"], optional: [] },
    ],
    security: [],
  },
  getFile: { method: "GET", path: "/file", input: { id: { in: "query" } }, security: [], returns: "binary" },
  makeFile: { method: "POST", path: "/file", input: {}, security: [], returns: "binary" },
  getOwnFile: { method: "GET", path: "/own", input: { id: { in: "query" } }, security: [["key"]], returns: "binary" },
  getText: { method: "GET", path: "/text", input: {}, security: [], returns: "text" },
  read: { method: "GET", path: "/read", input: {}, security: [] },
} as const satisfies Manifest;

export type FilesLab = Record<keyof typeof operations, LabMethod>;

export const filesLab = (
  options: ClientOptions,
  credentials: Credentials = {},
  differing: Partial<Platform> = {},
): FilesLab =>
  createPlatformClient<PlatformTypes>(
    { name: "lab", baseUrl: "https://lab.test", operations, envelope, ...differing },
    { maxRetries: 0, ...options },
    credentials,
  ) as unknown as FilesLab;

/** A server of this machine, for as long as the test takes. */
export async function hosted<T>(listener: RequestListener, test: (baseUrl: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await test(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

export interface Source {
  readonly stream: ReadableStream<Uint8Array>;
  /** Bytes that were asked for. */
  readonly given: () => number;
  /** Resolves with the reason when the stream is cancelled. */
  readonly cancelled: Promise<unknown>;
}

/** So many chunks of so many bytes, each made when it is asked for; `last` stands in for the end. */
export function source(chunks: number, bytes: number, last?: () => unknown): Source {
  let made = 0;
  let tell: (reason: unknown) => void = () => {};
  const cancelled = new Promise<unknown>((resolve) => {
    tell = resolve;
  });
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (made < chunks) controller.enqueue(new Uint8Array(bytes).fill(++made));
        else {
          await last?.();
          controller.close();
        }
      },
      cancel: tell,
    },
    { highWaterMark: 0 },
  );
  return { stream, given: () => made * bytes, cancelled };
}

export const file: File = new File(["content"], "a.txt", { type: "text/plain" });

/** The form that a request carries, read as a platform would. */
export const received = ({ init }: Sent): Promise<FormData> =>
  new Response(init.body, { headers: new Headers(init.headers) }).formData();

/** Reads the form before it answers, as a server does. */
export const reading = (answer: () => Response) => async (sent: Sent) => {
  await received(sent);
  return answer();
};

/** Keeps what is told. */
export function kept(): { onProgress: (progress: UploadProgress) => void; told: UploadProgress[] } {
  const told: UploadProgress[] = [];
  return { told, onProgress: (progress) => told.push(progress) };
}

/** An answer that is a file. */
export const binary = (body: BodyInit | null, headers: Record<string, string> = {}, status = 200) => {
  return () => new Response(body, { status, headers: { "content-type": "application/zip", ...headers } });
};

export const textOf = ({ stream }: Download): Promise<string> => new Response(stream).text();
