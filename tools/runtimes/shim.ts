import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

/** In the place of `vitest` where there is no Vitest: as much of it as portable tests need. */

export interface Summary {
  readonly passed: number;
  readonly failed: readonly { readonly name: string; readonly error: string }[];
  /** Where a test says itself that it is not for this runtime. */
  readonly skipped: readonly string[];
}

type Run = (...given: never[]) => unknown;

interface Registered {
  readonly name: string;
  readonly run: () => unknown;
}

let file = "";
const skipped: string[] = [];
const registered: Registered[] = [];
const path: string[] = [];

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = chai.expect;

const rows =
  (add: (name: string, run: () => unknown) => void) =>
  (each: readonly unknown[]) =>
  (name: string, run: Run): void => {
    for (const [index, row] of each.entries()) {
      add(`${name} (row ${index + 1})`, () => run(...((Array.isArray(row) ? row : [row]) as never[])));
    }
  };

const addTest = (name: string, run: () => unknown): void => {
  registered.push({ name: [file, ...path, name].join(" > "), run });
};

const skip = (name: string): void => {
  skipped.push([file, ...path, name].join(" > "));
};

const addSuite = (name: string, run: () => unknown): void => {
  path.push(name);
  run();
  path.pop();
};

const plain = Object.assign(addTest, { each: rows(addTest) });
const skipping = Object.assign(skip, { each: rows(skip) });
export const it = Object.assign(plain, {
  runIf: (isRun: unknown) => (isRun ? plain : skipping),
  skipIf: (isSkipped: unknown) => (isSkipped ? skipping : plain),
});
export const describe = Object.assign(addSuite, { each: rows(addSuite) });

const textOf = (error: unknown): string => {
  const { name, message, stack } = (error ?? {}) as Partial<Error>;
  return [name === undefined ? String(error) : `${name}: ${message}`, stack].join("\n").slice(0, 4_000);
};

/** Rejections that nobody took; runtimes tell them in one way or the other. */
const unhandled: string[] = [];
const { process, addEventListener } = globalThis as unknown as {
  process?: { on?: (event: string, listener: (reason: unknown) => void) => void };
  addEventListener?: (event: string, listener: (event: Event & { reason: unknown }) => void) => void;
};
if (addEventListener) {
  addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    unhandled.push(textOf(event.reason));
  });
} else {
  process?.on?.("unhandledRejection", (reason) => unhandled.push(textOf(reason)));
}

const limitMs = 20_000;

/** Nobody else would say which test waits for what never comes. */
async function inTime(work: () => unknown): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the test did not end within ${limitMs} ms`)), limitMs);
  });
  try {
    await Promise.race([new Promise((resolve) => resolve(work())), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs what the files register, one test after the other. */
export async function run(files: Readonly<Record<string, () => Promise<unknown>>>): Promise<Summary> {
  let passed = 0;
  const failed: { name: string; error: string }[] = [];
  for (const [name, load] of Object.entries(files)) {
    file = name;
    try {
      await load();
    } catch (error) {
      failed.push({ name, error: textOf(error) });
    }
  }
  for (const { name, run } of registered) {
    try {
      await inTime(run);
      passed++;
    } catch (error) {
      failed.push({ name, error: textOf(error) });
    }
  }
  await new Promise<void>((resolve) => setTimeout(resolve, 50));
  for (const error of unhandled) failed.push({ name: "a rejection that nobody took", error });
  return { passed, failed, skipped };
}
