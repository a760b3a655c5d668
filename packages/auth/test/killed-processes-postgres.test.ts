import { placeOn } from "./databases.ts";
import { killedProcesses } from "./killed-processes.ts";
import { managerProcesses } from "./manager-children.ts";
import { describeOn } from "./servers.ts";

describeOn("postgres", "on one PostgreSQL", () => killedProcesses(managerProcesses(), placeOn("postgres")));
