import { createServer } from "node:net";
import { columns } from "./columns.ts";
import { type Mock, startMock } from "./mock-server.ts";
import { operationsOf, type Spec } from "./spec.ts";

/** The platforms' mocks lie side by side, in the registry's order. */
export const firstPort = 4010;

export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

export type Start = (spec: Spec, port: number) => Promise<Mock>;

/** Starts a mock on the port, or on another one where that is taken; `taken` says so. */
export async function startNear(
  spec: Spec,
  port: number,
  start: Start = (document, at) => startMock(document, { port: at }),
): Promise<Mock & { taken: boolean }> {
  const taken = !(await isFree(port));
  const mock = await start(spec, taken ? 0 : port);
  return { url: mock.url, close: () => mock.close(), taken };
}

/** The table of what is up. */
export const mockTable = (mocks: readonly { platform: string; url: string; spec: Spec }[]): string[] =>
  columns([
    ["platform", "URL", "operations"],
    ...mocks.map(({ platform, url, spec }) => [platform, url, `${operationsOf(spec).length}`]),
  ]);
