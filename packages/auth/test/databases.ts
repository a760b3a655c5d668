import { afterAll, afterEach, beforeAll } from "vitest";
import { type DatabaseKind, type OpenDatabase, openDatabase, type Place } from "./places.ts";
import { describeOn, type RealServer, startServer } from "./servers.ts";

export interface Database {
  readonly kind: DatabaseKind;
  server(): RealServer;
  /** A pool and a store of their own, as another process has them; closed after the test. */
  open(...options: DropTwo<Parameters<typeof openDatabase>>): OpenDatabase;
  /** The one of all tests, its tables made. */
  first(): OpenDatabase;
}

type DropTwo<T> = T extends [unknown, unknown, ...infer Rest] ? Rest : never;

/** The same tests on each kind of database, each with a server of its own. */
export function describeOnDatabases(
  name: string,
  tests: (database: Database) => void,
  kinds: readonly DatabaseKind[] = ["postgres", "mariadb"],
): void {
  for (const kind of kinds) {
    describeOn(kind, `${name} (${kind})`, () => {
      let server: RealServer | undefined;
      let first: OpenDatabase | undefined;
      const opened: OpenDatabase[] = [];
      beforeAll(async () => {
        server = await startServer(kind);
        await createDatabase(kind, server.port);
        first = openDatabase(kind, server.port);
        await first.store.migrate();
      });
      afterEach(async () => {
        await Promise.all(opened.splice(0).map((each) => each.close()));
      });
      afterAll(async () => {
        await first?.close();
        await server?.close();
      });
      tests({
        kind,
        server: () => server as RealServer,
        first: () => first as OpenDatabase,
        open(...options) {
          const one = openDatabase(kind, (server as RealServer).port, ...options);
          opened.push(one);
          return one;
        },
      });
    });
  }
}

/** A server of PostgreSQL comes with one. */
async function createDatabase(kind: DatabaseKind, port: number): Promise<void> {
  if (kind === "postgres") return;
  const root = openDatabase(kind, port, {}, { mariadb: { database: "" } });
  await root.run("CREATE DATABASE IF NOT EXISTS lingpai");
  await root.close();
}

/** A place that processes share, on a server of its own; to be called within a `describe`, whose tests it outlives. */
export function placeOn(kind: "redis" | DatabaseKind): () => Place {
  let server: RealServer | undefined;
  beforeAll(async () => {
    server = await startServer(kind);
    if (kind === "redis") return;
    await createDatabase(kind, server.port);
    const { store, close } = openDatabase(kind, server.port);
    await store.migrate();
    await close();
  });
  afterAll(() => server?.close());
  return () => ({ kind, port: (server as RealServer).port });
}
