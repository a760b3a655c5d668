import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removeFolder } from "./folders.ts";

const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const chromium = places.find((path) => path && existsSync(path));
if (!chromium) console.warn("browser stores: no Chromium here: not tested (CHROMIUM=<path> names one)");

// In CI a browser that is not there is a failure.
describe.runIf(chromium || process.env.CI === "true")("in a browser", () => {
  let results: Record<string, unknown> = {};
  let browser: ChildProcess | undefined;
  let server: Server | undefined;
  let home = "";

  beforeAll(async () => {
    if (!chromium) throw new Error("no Chromium: install it, or name it in CHROMIUM");
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL("./browser-page.ts", import.meta.url))],
      bundle: true,
      write: false,
      format: "esm",
      platform: "browser",
      target: "es2022",
    });
    let report: (results: string) => void = () => {};
    const reported = new Promise<string>((resolve) => {
      report = resolve;
    });
    const here = createServer(async (request, response) => {
      if (request.method === "POST") report(await text(request));
      const isScript = request.url === "/page.js";
      response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
      response.end(isScript ? outputFiles[0]?.contents : '<body><script type="module" src="/page.js"></script>');
    }).listen(0, "127.0.0.1");
    server = here;
    await once(here, "listening");
    const { port } = here.address() as AddressInfo;
    home = mkdtempSync(join(tmpdir(), "lingpai-chromium-"));
    const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", `--user-data-dir=${home}`];
    // Its launcher writes into the home folder.
    const env = { ...process.env, HOME: home };
    browser = spawn(chromium, [...flags, `http://127.0.0.1:${port}/`], { env, stdio: "ignore", detached: true });
    const ended = once(browser, "exit").then(([code]) => {
      throw new Error(`${chromium} has ended with ${code} before it told anything`);
    });
    results = JSON.parse(await Promise.race([reported, ended]));
    ended.catch(() => {});
  }, 120_000);

  afterAll(async () => {
    if (browser?.pid && browser.exitCode === null) {
      const ended = once(browser, "exit");
      // With its children.
      process.kill(-browser.pid, "SIGKILL");
      await ended;
    }
    server?.closeAllConnections();
    server?.close();
    if (home) removeFolder(home);
  });

  it.each<[string, string, unknown]>([
    ["IndexedDB does what a map with versions does", "model", "held"],
    ["IndexedDB loses no update of four frames that count", "count", { version: 100, state: "active" }],
    ["IndexedDB keeps copies", "copies", { access_token: "fake-a" }],
    ["IndexedDB opens again what was deleted meanwhile", "deleted", [null, true, { version: 2, state: "active" }]],
    ["IndexedDB tells that it does not open, and tries anew", "refused", ["VersionError", true]],
    ["IndexedDB keeps what is sealed", "sealed", [false, { access_token: "fake-a" }]],
    ["a login is taken by one of four frames", "flows", Array(10).fill(1)],
    ["a login is gone at its end, and swept", "expired", [true, false, 1]],
    ["a lease is held by one frame, for each key", "exclusive", [true, false, true, true, false]],
    ["a lease lets one of four frames in at a time", "inside", 1],
    ["a lease is free when its frame goes", "gone", true],
    [
      "waiting ends in time, when it is not needed, and when asking fails",
      "waiting",
      [false, false, 3, "the store failed", true],
    ],
    ["a lease that comes too late is given back", "granted", [false, true]],
    ["a lease is lost when it is stolen", "stolen", [true, "the lease was lost: another page has stolen the lock"]],
  ])("%s", (_name, scenario, expected) => {
    expect(results[scenario]).toEqual(expected);
  });
});
