import { startMock } from "./mock-server.ts";
import { registry } from "./registry.ts";
import { bundled } from "./spec.ts";
import { platformOf, type Subject } from "./contract/subject.ts";
import { wrongPlan, checkWrongBatch } from "./contract/wrong-plan.ts";
let total = 0;
for (const r of registry()) {
  const spec = await bundled(r.spec); const m = await startMock(spec);
  const { subject } = (await import(`${r.package}/test/subject.ts`)) as { subject: Subject };
  const p = platformOf(r.platform, spec, subject);
  const t = Date.now();
  console.log("plan", r.platform); const plan = await wrongPlan(p);
  const by: Record<string, number> = {}; let ajv = 0;
  for (const b of plan.batches) { by[b.class] = (by[b.class] ?? 0) + b.requests.length; ajv += b.requests.filter(x => x.byAjv).length }
  const n = Object.values(by).reduce((a, b) => a + b, 0); total += n;
  console.log(r.platform, n, "ajv", ajv, by, plan.excluded, Date.now() - t);
  for (const b of plan.batches) for (const f of await checkWrongBatch(plan.judge, m.url, b)) console.log(f);
  console.log(Date.now() - t);
  await m.close();
}
console.log(total);
