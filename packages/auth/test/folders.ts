import { rmSync } from "node:fs";

/** What a store has under way when its test ends may write there while the folder is removed; `maxRetries` of Node would not look again. */
export function removeFolder(folder: string): void {
  for (let tries = 1; ; tries++) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (tries === 20) throw error;
    }
  }
}
