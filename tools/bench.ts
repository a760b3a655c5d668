import { allBytes } from "./bench/bytes.ts";
import { overhead } from "./bench/overhead.ts";
import { typeCost } from "./bench/types.ts";

console.log("Overhead of a call over a fetch that answers at once (median; the ratio is what counts)");
console.table(
  (await overhead()).map(({ name, microseconds, ratio }) => ({
    client: name,
    "us a call": microseconds.toFixed(1),
    "over openapi-fetch": `${ratio.toFixed(2)}x`,
  })),
);

console.log("Bytes in a browser's bundle");
console.table((await allBytes()).map(({ name, min, gzip }) => ({ bundle: name, min, "min+gzip": gzip })));

console.log("Work for the compiler: type instantiations of the same calls");
console.table(
  (await typeCost()).map(({ calls, from, named, plain, ratio }) => ({
    calls,
    from,
    "named methods": named,
    "openapi-fetch": plain,
    ratio: `${ratio.toFixed(2)}x`,
  })),
);
