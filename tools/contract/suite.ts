import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../mock-server.ts";
import { registry } from "../registry.ts";
import { bundled } from "../spec.ts";
import { type Answer, answersOf, checkAnswer } from "./answers.ts";
import { exampleFindings } from "./findings.ts";
import { checkRightRequest, type RightRequest, rightRequestsOf } from "./right-requests.ts";
import { platformOf, type Subject } from "./subject.ts";
import { coverageTable, wrongTable } from "./tables.ts";
import { checkControl, checkWrongBatch, wrongPlan } from "./wrong-plan.ts";

/** Registers the contract tests of a platform: its spec, served by Prism, against its client. */
export async function contractSuite(name: string, subject: Subject): Promise<void> {
  const registered = registry().find(({ platform }) => platform === name);
  if (!registered) throw new Error(`redocly.yaml has no platform "${name}"`);
  const platform = platformOf(name, await bundled(registered.spec), subject);
  const answers = answersOf(platform);
  const requests = rightRequestsOf(platform);
  const plan = await wrongPlan(platform);

  const tried = { answers: new Set<Answer>(), requests: new Set<RightRequest>() };
  const accepted = new Map<string, number>();
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock(platform.spec);
  });
  afterAll(async () => {
    await mock.close();
    console.log(coverageTable(name, answers, requests, tried));
    console.log(wrongTable(name, plan, accepted));
  });

  for (const { id } of platform.targets) {
    describe(id, () => {
      test.each(requests.filter(({ target }) => target.id === id))("request $title", async (request) => {
        expect(await checkRightRequest(mock.url, request)).toEqual([]);
        tried.requests.add(request);
      });
      test.each(answers.filter(({ target }) => target.id === id))("answer $title", async (answer) => {
        expect(await checkAnswer(platform, mock.url, answer)).toEqual([]);
        tried.answers.add(answer);
      });
      test.each(plan.controls.filter(({ target }) => target.id === id))("control $name", async (control) => {
        expect(await checkControl(mock.url, control)).toEqual([]);
      });
      for (const batch of plan.batches.filter(({ target }) => target.id === id)) {
        test(`wrong request, ${batch.class} (${batch.requests.length})`, async () => {
          const found = await checkWrongBatch(plan.judge, mock.url, batch);
          accepted.set(batch.class, (accepted.get(batch.class) ?? 0) + found.length);
          expect(found).toEqual([]);
        });
      }
    });
  }

  test("every example satisfies its schema, by Ajv", () => {
    expect(exampleFindings(platform)).toEqual([]);
  });

  test("every operation, response and example was tried", () => {
    expect(new Set(answers.map(({ target }) => target.id)).size).toBe(platform.targets.length);
    expect(answers.filter((answer) => !tried.answers.has(answer)).map(({ title }) => title)).toEqual([]);
    expect(requests.filter((request) => !tried.requests.has(request)).map(({ title }) => title)).toEqual([]);
  });
}
