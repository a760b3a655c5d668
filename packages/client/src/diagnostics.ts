import { channel } from "node:diagnostics_channel";
import type { CallEvent } from "./observe.ts";

// For Node, and what is like it (Bun, Deno, workers with its modules): the only source file that imports one of them.
const channels = {
  attempt: channel("lingpai:attempt"),
  refusal: channel("lingpai:refusal"),
  deprecation: channel("lingpai:deprecation"),
  drift: channel("lingpai:drift"),
};

/** For the option `observe` of a client: publishes each event on the channel `lingpai:` and its type. */
export const diagnostics = (event: CallEvent): void => {
  const to = channels[event.type];
  if (to.hasSubscribers) to.publish(event);
};
