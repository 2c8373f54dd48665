import type { z } from "zod";
import type { FormState, FormValues } from "#app/web/form-state.ts";
import { number } from "#app/web/formats.ts";
import { i18nOf } from "#app/web/i18n.ts";

/**
 * The fields of a form post as plain values: a list for the names in `lists` and for any name sent more than once.
 * @throws a 415 Response when the body is no form.
 */
export async function readFields(request: Request, lists: readonly string[] = []): Promise<FormValues> {
  if (!isForm(request.headers.get("Content-Type") ?? undefined))
    throw new Response(null, { status: 415, statusText: "Unsupported Media Type" });
  return fieldsIn(await request.text(), lists);
}

export const isForm = (contentType: string | undefined) =>
  contentType?.startsWith("application/x-www-form-urlencoded") ?? false;

/** The same of a body that has been read. */
export function fieldsIn(body: string, lists: readonly string[] = []): FormValues {
  const sent = new URLSearchParams(body);
  return Object.fromEntries(
    [...new Set(sent.keys())].map((name) => {
      const values = sent.getAll(name);
      return [name, lists.includes(name) || values.length > 1 ? values : (values[0] as string)];
    }),
  );
}

/**
 * The fields in the shape asked for, or the form's state to show again: every value kept, and under each wrong
 * field its first fault in the visitor's language.
 */
export function checkFields<Shape extends z.ZodType>(
  fields: FormValues,
  shape: Shape,
  locale: string,
): { value: z.infer<Shape>; state: null } | { value: null; state: FormState } {
  const parsed = shape.safeParse(fields);
  if (parsed.success) return { value: parsed.data, state: null };
  const t = i18nOf(locale).getFixedT(locale, "errors");
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues)
    errors[String(issue.path[0])] ??= t(issue.message as never, paramsOf(issue, locale));
  return { value: null, state: { values: fields, errors } };
}

/** What a fault names besides its field, written out: the limit that was passed, the word that is unknown. */
function paramsOf(issue: z.core.$ZodIssue, locale: string): Record<string, string> {
  const params = Object.entries(issue.code === "custom" ? (issue.params ?? {}) : {});
  return Object.fromEntries(
    params.map(([name, value]) => [name, typeof value === "number" ? number(locale, value) : String(value)]),
  );
}

/** The form's state to show again, when the fault of a field was found after its shape was right. */
export function stateWith(values: FormValues, field: string, message: string, locale: string): FormState {
  const t = i18nOf(locale).getFixedT(locale, "errors");
  return { values, errors: { [field]: t(message as never) } };
}

export function notFound(): never {
  throw new Response(null, { status: 404, statusText: "Not Found" });
}
