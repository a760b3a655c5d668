import { startHosted } from "./faults-proxy/hosted.ts";
import { reportOf } from "./faults-proxy/report.ts";
import { abortedCalls, callsToDeadHost, hurriedCalls, manyCalls } from "./faults-proxy/scenarios.ts";

// pnpm soak [seed ...]
const seeds = process.argv.slice(2).map(Number);
for (const seed of seeds.length > 0 ? seeds : [1, 2, 3, 4, 5]) {
  console.log(`\nseed ${seed}`);
  const hosted = await startHosted("bge", seed);
  try {
    console.log(reportOf(await manyCalls(hosted)));
    console.log(reportOf(await hurriedCalls(hosted)));
    console.log(reportOf(await abortedCalls(hosted, seed)));
  } finally {
    await hosted.close();
  }
}
console.log(`\n${reportOf(await callsToDeadHost())}`);
