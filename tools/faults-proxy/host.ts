import { startMock } from "../mock-server.ts";
import { registry } from "../registry.ts";
import { startFaultsProxy } from "./proxy.ts";

// A process of its own: it takes the other core, and its timers and sockets are not among those that the soak counts.
const [platform, seed] = process.argv.slice(2);
const registered = registry().find((one) => one.platform === platform);
if (!registered) throw new Error(`redocly.yaml has no platform "${platform}"`);
const mock = await startMock(registered.spec);
const proxy = await startFaultsProxy(mock.url, Number(seed));

process.on("message", async () => process.send?.(await proxy.settled()));
process.once("disconnect", async () => {
  await proxy.close();
  await mock.close();
});
process.send?.({ proxyUrl: proxy.url });
