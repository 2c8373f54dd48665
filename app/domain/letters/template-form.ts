import { z } from "zod";
import { OWN_WORDS_MOST } from "#app/domain/letters/limits.ts";
import { guidanceFields, type MergeField, mergeFault, mergeFields } from "#app/domain/letters/merge.ts";
import type { LetterWords } from "#app/domain/letters/words.ts";
import { characters, line, prose } from "#app/domain/people.ts";

/** How many characters each text has, at least and at most. */
export const TEMPLATE_LIMITS = {
  subject: { least: 5, most: 150 },
  statement: { least: 40, most: 5_000 },
  guidance: { least: 20, most: 1_500 },
} as const;
/** The most that can be asked of a writer, and the least that must be let through. */
const LEAST_ASKED_MOST = 1_000;
const MOST_ALLOWED_LEAST = 200;

/** Letters are plain text: these signs would stand in them as they are. */
const MARKUP = /\*\*|^#{1,6} |\[[^\]\n]*\]\([^)\n]*\)|`|<\/?[a-z][^>]*>/imu;

type Name = keyof typeof TEMPLATE_LIMITS;

/** One text of a letter: long enough, plain, and with known fields alone. */
const checked = (field: Name, allowed: readonly MergeField[]) =>
  z.string().superRefine((text, context) => {
    const { least } = TEMPLATE_LIMITS[field];
    const refuse = (message: string, params: Record<string, string | number> = {}) =>
      context.addIssue({ code: "custom", message, params });
    if (characters(text) < least) return refuse(`${field}.tooShort`, { least });
    const [markup] = MARKUP.exec(text) ?? [];
    if (markup) return refuse("template.markup", { markup: markup.trim() });
    const fault = mergeFault(text, allowed);
    if (fault?.kind === "brace") refuse("template.brace", { near: fault.near });
    else if (fault) refuse(`template.${fault.kind}`, { field: `{${fault.field}}`, nearest: `{${fault.nearest}}` });
  });

const count = (field: string, least: number, most: number) =>
  z
    .string({ error: `${field}.malformed` })
    .trim()
    .regex(/^\d{1,5}$/, `${field}.malformed`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, { message: `${field}.outside`, params: { least, most } });

/** The editor's form. Messages are keys of locales/en/errors.json. */
export const TemplateForm = z
  .object({
    subject: line("subject", TEMPLATE_LIMITS.subject.most).pipe(checked("subject", mergeFields)),
    statement: prose("statement", TEMPLATE_LIMITS.statement.most).pipe(checked("statement", mergeFields)),
    guidance: prose("guidance", TEMPLATE_LIMITS.guidance.most).pipe(checked("guidance", guidanceFields)),
    least: count("least", 0, LEAST_ASKED_MOST),
    most: count("most", MOST_ALLOWED_LEAST, OWN_WORDS_MOST),
  })
  .refine(({ least, most }) => least <= most, { path: ["least"], message: "least.beyond" });
export type TemplateForm = z.infer<typeof TemplateForm>;

/** The form's texts as they are kept. */
export const lettersWords = ({ subject, statement, guidance, least, most }: TemplateForm): LetterWords => ({
  subject,
  statement,
  guidance,
  ownWords: { least, most },
});

/** Which version was changed: 0 where the campaign's own text was. */
export const BasedOn = z.object({
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .catch(0),
});
