export { diagnostics } from "@lingpai/client/diagnostics";
