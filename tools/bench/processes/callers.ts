import { Agent, request } from "node:http";

/** What became of the callers of one process. */
export interface Outcome {
  /** How many the API served. */
  readonly served: number;
  /** Milliseconds until the last one had a token, or knew that there is none. */
  readonly ms: number;
  /** Why the others were not served, and how many of them. */
  readonly errors: Readonly<Record<string, number>>;
}

/** Asks the API once, with a token that one has, and says whether it was served. */
export type Call = () => Promise<boolean>;

/** So many callers at once: each gets a token, and calls the API with it. */
export async function allCall(callers: number, ready: () => Promise<Call>): Promise<Outcome> {
  const since = performance.now();
  let ms = 0;
  let served = 0;
  const errors: Record<string, number> = {};
  const miss = (why: string) => {
    errors[why] = (errors[why] ?? 0) + 1;
  };
  const caller = async (): Promise<void> => {
    try {
      const call = await ready().finally(() => {
        ms = performance.now() - since;
      });
      if (await call()) served++;
      else miss("refused by the API");
    } catch (error) {
      miss(error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 120) : "failed");
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return { served, ms, errors };
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Whether the API takes a token. */
export const isServed = (url: string, accessToken: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${accessToken}` };
    const asked = request(url, { agent, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode === 200));
      response.on("error", reject);
    });
    asked.on("error", reject);
    asked.end();
  });
