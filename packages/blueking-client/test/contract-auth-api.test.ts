import { contractSuite } from "../../../tools/contract/suite.ts";
import { subject } from "./subject-auth-api.ts";

await contractSuite("blueking-auth-api", subject);
