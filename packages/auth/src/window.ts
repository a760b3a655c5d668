const minuteMs = 60_000;

/** When a token is to be renewed, in milliseconds since 1970. */
export interface Window {
  /** From here on one caller renews it in the background, and the others go on with it. */
  readonly softAt: number;
  /** From here on everybody waits for another one. */
  readonly hardAt: number;
}

/**
 * A minute before the end everybody waits, five minutes before it is renewed in the background; of a short life it is the last tenth
 * and the last quarter, as otherwise a token of a minute would be renewed at every call. Up to a quarter of the soft part is left
 * to chance, so that machines that share a token do not wake up together.
 *
 * @param expiresAt - undefined: only the platform knows when it ends
 */
export function windowOf(obtainedAt: number, expiresAt: number | undefined, random: number = Math.random()): Window {
  if (expiresAt === undefined) return { softAt: Number.POSITIVE_INFINITY, hardAt: Number.POSITIVE_INFINITY };
  const lifeMs = expiresAt - obtainedAt;
  const softMs = Math.min(5 * minuteMs, lifeMs / 4);
  return {
    softAt: expiresAt - softMs - (random * softMs) / 4,
    hardAt: expiresAt - Math.min(minuteMs, lifeMs / 10),
  };
}
