import { placeOn } from "./databases.ts";
import { managerProcesses } from "./manager-children.ts";
import { manyCallers, manyProcesses } from "./many-processes.ts";
import { describeOn } from "./servers.ts";

describeOn("postgres", "processes on one PostgreSQL", () => {
  const managers = managerProcesses();
  const place = placeOn("postgres");
  manyProcesses(managers, place);
  manyCallers(managers, place);
});
