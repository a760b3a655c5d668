import { createRequire } from "node:module";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import type { createServer as CreateServer } from "@stoplight/prism-http-server";
