import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { bundled } from "./spec.ts";

export interface Mock {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Prism in this process: it answers with the spec's examples and checks what it is sent.
 *
 * @param spec - the path of a spec, which is bundled first, or a bundled document
 * @param options.port - default: any that is free
 */
export async function startMock(spec: string | object, options: { port?: number } = {}): Promise<Mock> {
  const document = typeof spec === "string" ? await bundled(spec) : spec;
  // Prism resolves the references of the object in place, and the caller goes on using it.
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const server = createServer(operations, {
    components: { logger },
    cors: false,
    config: {
      mock: { dynamic: false },
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      isProxy: false,
      errors: false,
      upstreamProxy: undefined,
    },
  });
  const url = await server.listen(options.port ?? 0, "127.0.0.1");
  return { url, close: () => server.close() };
}

type Logger = Parameters<typeof createServer>[1]["components"]["logger"];

const quiet = () => {};

/** Prism logs every request and halves its speed by that; it also calls `success`, which pino does not have. */
const logger = {
  ...Object.fromEntries(
    ["trace", "debug", "info", "warn", "error", "fatal", "success"].map((level) => [level, quiet] as const),
  ),
  child: () => logger,
} as unknown as Logger;
