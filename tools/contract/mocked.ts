import { afterAll, beforeAll, beforeEach } from "vitest";
import { type Mock, startMock } from "../mock-server.ts";
import { registry } from "../registry.ts";
import { type Exchange, recorder } from "./recorder.ts";

/** Prism with the spec of a platform while the tests of a file run, and a fetch that keeps what each test sends. */
export function mocked(platform: string) {
  let mock: Mock | undefined;
  const { fetch, exchanges } = recorder();
  beforeAll(async () => {
    const registered = registry().find((one) => one.platform === platform);
    if (!registered) throw new Error(`redocly.yaml has no platform "${platform}"`);
    mock = await startMock(registered.spec);
  });
  afterAll(() => mock?.close());
  beforeEach(() => {
    exchanges.length = 0;
  });
  return {
    get options() {
      return { baseUrl: mock?.url ?? "", fetch };
    },
    exchanges,
  };
}

/** Call options that ask Prism for one of the spec's examples. */
export const prefer = (status: number, example: string) => ({
  headers: { prefer: `code=${status}, example=${example}` },
});

export const headerOf = ({ init }: Exchange, name: string): string | null => new Headers(init.headers).get(name);

/** The fields of a form that was sent, files as `[file]`. */
export function fieldsOf({ init }: Exchange): Record<string, string> {
  const { body } = init;
  const isForm = body instanceof FormData || body instanceof URLSearchParams;
  const fields = isForm ? [...body] : [...new URLSearchParams(String(body ?? ""))];
  return Object.fromEntries(fields.map(([name, value]) => [name, typeof value === "string" ? value : "[file]"]));
}
