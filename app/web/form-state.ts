export type FormValues = Record<string, string | string[]>;

/** What a form was sent with, and what is wrong with it, in words, by field. */
export type FormState = { values: FormValues; errors: Record<string, string> };

/** A form that nobody has sent yet. */
export const UNTOUCHED: FormState = { values: {}, errors: {} };
