import { placeOn } from "./databases.ts";
import { killedProcesses } from "./killed-processes.ts";
import { managerProcesses } from "./manager-children.ts";
import { describeOn } from "./servers.ts";

describeOn("redis", "on one Redis", () => killedProcesses(managerProcesses(), placeOn("redis")));
