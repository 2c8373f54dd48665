import type { FormState } from "#app/components/types.ts";

/** The one value a field was sent with. */
export function sentValue(state: FormState, name: string): string {
  const value = state.values[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** The values a group was sent with; `first` as long as the form was not sent at all. */
export function sentValues(state: FormState, name: string, first: string[] = []): string[] {
  if (Object.keys(state.values).length === 0) return first;
  const value = state.values[name];
  return Array.isArray(value) ? value : value ? [value] : [];
}

/** The ids of what describes a field, for aria-describedby. */
export function describedBy(name: string, hint: unknown, error: unknown): string | undefined {
  return [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ") || undefined;
}
