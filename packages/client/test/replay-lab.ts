import type { Credential, Plan, Platform } from "../src/index.ts";
import { json, type Sent } from "./wire.ts";

/** A platform whose code 403 says that the token is dead. */
export const byCode: Partial<Platform> = { tokenRefused: { codes: [403] } };

/** One that says it with HTTP 401. */
export const byStatus: Partial<Platform> = { tokenRefused: { status: 401 } };

/** As the code 403 comes, on HTTP 200. */
export const dead = (): Response => json({ code: 403, msg: "the token is dead", data: null });

export interface Renewing {
  readonly key: Credential;
  /** The plans that it was asked to authorize. */
  readonly plans: Plan[];
}

/** A credential that has another token, fake-token-2, where the first one is refused. */
export function renewing(): Renewing {
  const plans: Plan[] = [];
  let number = 1;
  const authorize = async (plan: Plan) => {
    plans.push(plan);
    await Promise.resolve();
    if (plan.refused?.headers.get("authorization") === `Bearer fake-token-${number}`) number++;
    plan.headers.set("authorization", `Bearer fake-token-${number}`);
  };
  return { plans, key: Object.assign(authorize, { renewable: true as const }) };
}

/** The numbers of the tokens that were sent. */
export const tokens = (sent: readonly Sent[]): number[] =>
  sent.map(({ headers }) => Number(/^Bearer fake-token-(\d+)$/.exec(headers.get("authorization") ?? "")?.[1]));
