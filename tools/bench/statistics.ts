/** The middle value; of an even count, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/**
 * The order of a round: it begins one further on every second round and goes backwards in between. So in twice as many rounds
 * as there are items, each stands in each place twice, and none is always behind the same one and its garbage.
 */
export function rotated<T>(items: readonly T[], round: number): T[] {
  const start = Math.floor(round / 2) % items.length;
  const forward = [...items.slice(start), ...items.slice(0, start)];
  return round % 2 === 0 ? forward : forward.reverse();
}

/** The median of the ratios within one round each: what slows the whole machine down for a while cancels out. */
export function pairedRatio(times: readonly number[], base: readonly number[]): number {
  if (times.length !== base.length) throw new Error("a ratio needs two times of every round");
  return median(times.map((time, round) => time / (base[round] ?? Number.NaN)));
}

export interface Rounds {
  readonly rounds: number;
  /** Rounds before the first that counts: the compiler warms up. */
  readonly warmUp: number;
  /** Calls of each in a round, one after the other. */
  readonly calls: number;
}

/** Microseconds a call, one value a round, for each of the calls by name. */
export async function timed(
  calls: ReadonlyMap<string, () => Promise<unknown>>,
  { rounds, warmUp, calls: count }: Rounds,
  now: () => number = () => performance.now(),
): Promise<Map<string, number[]>> {
  const times = new Map([...calls.keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [name, call] of rotated([...calls], round)) {
      const start = now();
      for (let done = 0; done < count; done++) await call();
      if (round >= warmUp) times.get(name)?.push(((now() - start) * 1000) / count);
    }
  }
  return times;
}
