import type { Plan } from "./plan.ts";

/** Adds fields to the form that a plan carries; the form that other attempts share stays as it was. */
export function addToForm(plan: Plan, fields: Readonly<Record<string, string>>): void {
  const form = plan.body instanceof FormData ? new FormData() : new URLSearchParams();
  for (const [name, value] of formFields(plan)) form.append(name, value as string);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  plan.body = form;
}

/** The fields of the form that a plan carries, files among them; none where it carries no form. */
export function formFields({ body }: Plan): [name: string, value: string | File][] {
  if (body instanceof FormData || body instanceof URLSearchParams) return [...body];
  return typeof body === "string" ? [...new URLSearchParams(body)] : [];
}
