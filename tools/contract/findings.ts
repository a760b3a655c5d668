import { checkExamples } from "../check-examples.ts";
import { startMock } from "../mock-server.ts";
import { answersOf, checkAnswer } from "./answers.ts";
import { checkRightRequest, rightRequestsOf } from "./right-requests.ts";
import type { Finding, Platform } from "./subject.ts";
import { checkControl, checkWrongBatch, wrongPlan } from "./wrong-plan.ts";

/** Every example against its schema, by Ajv alone: Prism serves a wrong example as readily as a right one. */
export const exampleFindings = ({ name, spec }: Platform): Finding[] =>
  checkExamples(name, spec).problems.map(({ operation, status, example, message }) => ({
    operation,
    tried: `example ${[status, example].filter(Boolean).join(" > ")}`,
    message,
  }));

/** Everything that the suite has against a spec and its client. */
export async function findingsOf(platform: Platform): Promise<Finding[]> {
  const mock = await startMock(platform.spec);
  try {
    const found = exampleFindings(platform);
    for (const answer of answersOf(platform)) found.push(...(await checkAnswer(platform, mock.url, answer)));
    for (const request of rightRequestsOf(platform)) found.push(...(await checkRightRequest(mock.url, request)));
    const { judge, controls, batches } = await wrongPlan(platform);
    for (const control of controls) found.push(...(await checkControl(mock.url, control)));
    for (const batch of batches) found.push(...(await checkWrongBatch(judge, mock.url, batch)));
    return found;
  } finally {
    await mock.close();
  }
}
