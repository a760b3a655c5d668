// Runs a command of a package script with the telemetry of every tool off; a script itself cannot set that on all systems.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Each of these would otherwise phone home. */
export const quiet = { REDOCLY_TELEMETRY: "off", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2);
  const env = { ...process.env, ...quiet };
  const child = spawn(command, args, { env, stdio: "inherit", shell: process.platform === "win32" });
  child.on("error", ({ message }) => {
    console.error(`${command}: ${message}`);
    process.exitCode = 1;
  });
  child.on("close", (code) => {
    process.exitCode = code ?? 1;
  });
}
