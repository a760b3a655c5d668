/** Something of which there are more and fewer, e.g. open connections. */
export interface Gauge {
  readonly now: number;
  readonly peak: number;
  up(): void;
  down(): void;
  /** Resolves as soon as there is none; after `ms` with what is left. */
  none(ms: number): Promise<number>;
}

export function createGauge(): Gauge {
  let now = 0;
  let peak = 0;
  const waiting = new Set<() => void>();
  return {
    get now() {
      return now;
    },
    get peak() {
      return peak;
    },
    up() {
      now++;
      peak = Math.max(peak, now);
    },
    down() {
      now--;
      if (now > 0) return;
      for (const go of waiting) go();
    },
    none(ms) {
      if (now === 0) return Promise.resolve(0);
      return new Promise((resolve) => {
        const go = () => {
          clearTimeout(timer);
          waiting.delete(go);
          resolve(now);
        };
        const timer = setTimeout(go, ms);
        waiting.add(go);
      });
    },
  };
}
