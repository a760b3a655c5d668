import { describe } from "vitest";
import { managerProcesses } from "./manager-children.ts";
import { manyCallers, manyProcesses } from "./many-processes.ts";
import type { Place } from "./places.ts";

const managers = managerProcesses();
const inFolder = (): Place => ({ kind: "folder", folder: managers.folder() });

describe("processes on one folder", () => manyProcesses(managers, inFolder));
describe("one process with a folder", () => manyCallers(managers, inFolder));
describe("one process with its tokens in memory", () => manyCallers(managers, () => ({ kind: "memory" })));
