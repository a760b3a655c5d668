import { fileURLToPath } from "node:url";
import { checkExamples, describeProblem, totalOf } from "./check-examples.ts";
import { columns } from "./columns.ts";
import { type LintProblem, redoclyLint, redoclyScore, spectralLint } from "./lint/linters.ts";
import { type Registered, registry } from "./registry.ts";
import { bundled, type Spec } from "./spec.ts";

/** The best that a well-known spec reaches (Redocly's own museum); ours are above it. */
const SCORE_TO_BEAT = 86.5;

export interface Row {
  platform: string;
  redocly: number;
  spectral: number;
  examples: number;
  valid: number;
  score: number;
}

export const isClean = ({ redocly, spectral, examples, valid, score }: Row): boolean =>
  redocly === 0 && spectral === 0 && examples > 0 && valid === examples && score > SCORE_TO_BEAT;

/** The linters, two processes at a time: the smallest machine has two cores. */
async function lintAll(platforms: readonly string[], documents: ReadonlyMap<string, Spec>) {
  const scores = async (): Promise<Map<string, number>> => {
    const found = new Map<string, number>();
    for (const platform of platforms) found.set(platform, await redoclyScore(platform));
    return found;
  };
  const others = async () => ({ redocly: await redoclyLint(platforms), spectral: await spectralLint(documents) });
  const [score, both] = await Promise.all([scores(), others()]);
  return { ...both, score };
}

/** Checks the specs by every means. `say` gets each problem; the result is a row a platform. */
export async function checkSpecs(platforms: readonly Registered[], say: (line: string) => void): Promise<Row[]> {
  const documents = new Map<string, Spec>();
  for (const { platform, spec } of platforms) documents.set(platform, await bundled(spec));
  const found = await lintAll([...documents.keys()], documents);

  return [...documents].map(([platform, document], index) => {
    const report = checkExamples(platform, document);
    const lint: LintProblem[] = found.redocly[index] ?? [];
    const secondOpinion = found.spectral.get(platform) ?? [];
    for (const { rule, message, place } of [...lint, ...secondOpinion])
      say(`${platform}: ${rule}\n  ${place}\n  ${message}`);
    for (const problem of report.problems) say(describeProblem(problem));

    const score = found.score.get(platform) ?? 0;
    if (score <= SCORE_TO_BEAT) say(`${platform}: redocly score is ${score}; it has to be above ${SCORE_TO_BEAT}`);
    const examples = totalOf(report);
    return {
      platform,
      redocly: lint.length,
      spectral: secondOpinion.length,
      examples,
      valid: examples - report.invalid,
      score,
    };
  });
}

function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.platform,
    `${row.redocly}`,
    `${row.spectral}`,
    `${row.valid}/${row.examples}`,
    row.score.toFixed(1),
    isClean(row) ? "ok" : "failed",
  ]);
  const head = ["platform", "redocly", "spectral", "valid examples", "score", ""];
  return columns([head, ...cells], (column) => column % 5 !== 0).join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  const chosen = registry().filter(({ platform }) => wanted.length === 0 || wanted.includes(platform));
  const rows = await checkSpecs(chosen, (line) => console.error(line));
  console.log(table(rows));
  if (rows.length === 0 || !rows.every(isClean)) process.exitCode = 1;
}
