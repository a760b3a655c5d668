import { placeOn } from "./databases.ts";
import { managerProcesses } from "./manager-children.ts";
import { manyCallers, manyProcesses } from "./many-processes.ts";
import { describeOn } from "./servers.ts";

describeOn("redis", "processes on one Redis", () => {
  const managers = managerProcesses();
  const place = placeOn("redis");
  manyProcesses(managers, place);
  manyCallers(managers, place);
});
