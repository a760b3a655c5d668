import { contractSuite } from "../../../tools/contract/suite.ts";
import { subject } from "./subject.ts";

await contractSuite("authing", subject);
