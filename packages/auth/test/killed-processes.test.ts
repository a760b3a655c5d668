import { describe } from "vitest";
import { killedProcesses } from "./killed-processes.ts";
import { managerProcesses } from "./manager-children.ts";

describe("on one folder", () => {
  const managers = managerProcesses();
  killedProcesses(managers, () => ({ kind: "folder", folder: managers.folder() }));
});
