import { placeOn } from "./databases.ts";
import { managerProcesses } from "./manager-children.ts";
import { manyCallers, manyProcesses } from "./many-processes.ts";
import { describeOn } from "./servers.ts";

describeOn("mariadb", "processes on one MariaDB", () => {
  const managers = managerProcesses();
  const place = placeOn("mariadb");
  manyProcesses(managers, place);
  manyCallers(managers, place);
});
