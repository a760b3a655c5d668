import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { type DatabaseKind, openDatabase, type Place } from "../../../packages/auth/test/places.ts";
import { type Kind, startServer } from "../../../packages/auth/test/servers.ts";

export const storeNames = ["file", "Redis", "PostgreSQL", "MariaDB"] as const;

export interface Stand {
  readonly place: Place;
  close(): Promise<void>;
}

const kinds = { Redis: "redis", PostgreSQL: "postgres", MariaDB: "mariadb" } satisfies Record<string, Kind>;

/**
 * A store that processes can share, on a server of its own.
 *
 * @throws Error when the server's binary is not on this machine
 */
export async function standOf(name: (typeof storeNames)[number], folder: string): Promise<Stand> {
  if (name === "file") {
    return { place: { kind: "folder", folder: await mkdtemp(join(folder, "tokens-")) }, close: async () => {} };
  }
  const kind = kinds[name];
  const server = await startServer(kind);
  try {
    if (kind !== "redis") await migrate(kind, server.port);
  } catch (error) {
    await server.close();
    throw error;
  }
  return { place: { kind, port: server.port }, close: () => server.close() };
}

async function migrate(kind: DatabaseKind, port: number): Promise<void> {
  if (kind === "mariadb") {
    const root = openDatabase(kind, port, {}, { mariadb: { database: "" } });
    await root.run("CREATE DATABASE lingpai");
    await root.close();
  }
  const { store, close } = openDatabase(kind, port);
  await store.migrate();
  await close();
}
