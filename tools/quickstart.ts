import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { root } from "./registry.ts";

/** One function that a platform documents, and the same through our client. */
export interface Step {
  /** As the platform's Python documents call it. */
  readonly python: string;
  readonly ours: string;
  /** Makes the call and rejects when the result is not what it has to be; or says why there is none. */
  readonly run: (() => Promise<unknown>) | string;
}

/** A step whose result is checked. */
export function step<T>(
  python: string,
  ours: string,
  call: () => T | Promise<T>,
  expected: (result: Awaited<T>) => boolean | Promise<boolean>,
): Step {
  const run = async (): Promise<unknown> => {
    const result = await call();
    if (await expected(result)) return result;
    throw new Error(`unexpected result: ${shown(result)}`);
  };
  return { python, ours, run };
}

/** Picks one of the spec's named examples (RFC 7240's Prefer, as Prism reads it). */
export const prefer = (example: string, code = 200): { headers: { prefer: string } } => ({
  headers: { prefer: `code=${code}, example=${example}` },
});

/** Whether a browser that opens the URL is sent on, as the spec says. */
export async function redirects(url: string): Promise<boolean> {
  const response = await fetch(url, { redirect: "manual", headers: { prefer: "code=302" } });
  await response.body?.cancel();
  return response.status === 302;
}

export type Quickstart = (url: string) => readonly Step[];

/** The quickstart of a platform; undefined where it has none. */
export async function quickstartOf(platform: string): Promise<Quickstart | undefined> {
  const file = join(root, "tools", "quickstart", `${platform}.ts`);
  if (!existsSync(file)) return undefined;
  const { steps } = (await import(pathToFileURL(file).href)) as { steps: Quickstart };
  return steps;
}

const secret = /^(code|password|secret|sign)$|_(token|secret)$/;

/** A copy whose secrets are hidden; a token set hides its own. */
function hidden(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hidden);
  if (typeof value !== "object" || value === null || inspect.custom in value) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, secret.test(name) && each ? "[redacted]" : hidden(each)]),
  );
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return value;
  const options = { depth: 2, compact: 3, breakLength: 128, maxArrayLength: 1, maxStringLength: 60 };
  return inspect(hidden(value), { ...options, colors: process.stdout.isTTY });
}

/** Prints what a step called and what came back; whether it went well. */
export async function runStep({ python, ours, run }: Step, print: (line: string) => void): Promise<boolean> {
  const say = (verdict: string, text: string): void => {
    print(`  ${verdict.padEnd(6)}  ${python}`);
    print(`          ${ours}`);
    print(text.replace(/\n/g, "\n             ").replace(/^/, "          -> "));
  };
  if (typeof run === "string") {
    say("-", run);
    return true;
  }
  try {
    say("ok", shown(await run()));
    return true;
  } catch (error) {
    say("FAILED", error instanceof Error ? `${error.name}: ${error.message}` : `${error}`);
    return false;
  }
}

export interface Tally {
  calls: number;
  failed: number;
}

/** Runs the quickstart of every platform given. One that fails does not keep the others from running. */
export async function runQuickstarts(
  platforms: readonly { platform: string; url: string }[],
  print: (line: string) => void,
  find: (platform: string) => Promise<Quickstart | undefined> = quickstartOf,
): Promise<Tally> {
  const tally: Tally = { calls: 0, failed: 0 };
  for (const { platform, url } of platforms) {
    print(`\n${platform}`);
    try {
      const steps = (await find(platform))?.(url);
      if (!steps) print("  has no quickstart");
      for (const each of steps ?? []) {
        if (typeof each.run !== "string") tally.calls += 1;
        if (!(await runStep(each, print))) tally.failed += 1;
      }
    } catch (error) {
      tally.calls += 1;
      tally.failed += 1;
      print(`  FAILED  ${error instanceof Error ? error.stack : error}`);
    }
  }
  return tally;
}
