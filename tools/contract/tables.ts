import { columns } from "../columns.ts";
import type { Answer } from "./answers.ts";
import type { RightRequest } from "./right-requests.ts";
import type { WrongPlan } from "./wrong-plan.ts";
import { classes } from "./wrong-requests.ts";

/** How far the suite got; a unit counts as tried once it was compared with the spec. */
export interface Coverage {
  readonly answers: ReadonlySet<Answer>;
  readonly requests: ReadonlySet<RightRequest>;
}

interface Row {
  label: string;
  cells: (string | number)[];
}

/** Labels to the left, numbers to the right. */
export function table(head: string[], rows: Row[]): string {
  const lines = [head, ...rows.map(({ label, cells }) => [label, ...cells.map(String)])];
  return columns(lines, (column) => column > 0).join("\n");
}

const share = (tried: number, total: number): string => (total === 0 ? "-" : `${Math.floor((100 * tried) / total)} %`);

export function coverageTable(platform: string, answers: Answer[], requests: RightRequest[], tried: Coverage): string {
  const row = <T>(label: string, unit: (one: T) => string, all: T[], done: ReadonlySet<T>): Row => {
    const total = new Set(all.map(unit)).size;
    const missed = new Set(all.filter((one) => !done.has(one)).map(unit)).size;
    return { label, cells: [total, total - missed, share(total - missed, total)] };
  };
  const rows = [
    row("operations", (one: Answer) => one.target.id, answers, tried.answers),
    row("responses", (one: Answer) => `${one.target.id} ${one.status} ${one.mediaType}`, answers, tried.answers),
    row("response examples", (one: Answer) => `${one.target.id} ${one.title}`, answers, tried.answers),
    row("request examples x callers", (one: RightRequest) => `${one.target.id} ${one.title}`, requests, tried.requests),
  ];
  return table([`${platform}: contract`, "total", "tried", "share"], rows);
}

export function wrongTable(
  platform: string,
  { batches, excluded }: WrongPlan,
  accepted: ReadonlyMap<string, number>,
): string {
  const rows = classes.flatMap((name): Row[] => {
    const of = batches.filter((batch) => batch.class === name).flatMap(({ requests }) => requests);
    if (of.length === 0) return [];
    const ajv = of.filter(({ byAjv }) => byAjv).length;
    return [{ label: name, cells: [of.length - ajv, ajv, accepted.get(name) ?? 0] }];
  });
  const sum = (column: number) => rows.reduce((total, { cells }) => total + Number(cells[column]), 0);
  const all = { label: "all", cells: [sum(0), sum(1), sum(2)] };
  const left = excluded.map(({ operation, class: name, reason }) => `not tried: ${operation}, ${name}: ${reason}`);
  return [table([`${platform}: wrong requests`, "to Prism", "to Ajv", "accepted"], [...rows, all]), ...left].join("\n");
}

export const wrongTotal = ({ batches }: WrongPlan): number =>
  batches.reduce((total, { requests }) => total + requests.length, 0);
