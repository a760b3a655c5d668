import { contractSuite } from "../../../tools/contract/suite.ts";
import { subject } from "./subject-oidc.ts";

await contractSuite("authing-oidc", subject);
