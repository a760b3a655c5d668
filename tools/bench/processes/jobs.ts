/** What a process of a measurement can be asked for, by name. */
export type Jobs = Readonly<Record<string, (input: never) => Promise<unknown>>>;

export interface Asked {
  readonly id: number;
  readonly job: string;
  readonly input: unknown;
}

export type Answered =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly error: string };

/** In a process of its own: does what its parent asks for, and ends with it. */
export function doJobs(jobs: Jobs): void {
  const say = (answered: Answered) => process.send?.(answered);
  process.on("message", async ({ id, job, input }: Asked) => {
    try {
      say({ id, output: await jobs[job]?.(input as never) });
    } catch (error) {
      say({ id, error: error instanceof Error ? `${error.stack}` : String(error) });
    }
  });
  process.on("disconnect", () => process.exit());
}

/** What the parent gave it. */
export const setupOf = <Setup>(): Setup => JSON.parse(process.env.BENCH_SETUP ?? "{}") as Setup;
