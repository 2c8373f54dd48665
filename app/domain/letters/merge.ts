/** The fields a campaign's letter may hold, written {area}. All there are: docs/organisers.md says what each stands for. */
export const mergeFields = [
  "representative.name",
  "representative.role",
  "area",
  "body",
  "country",
  "writer.name",
  "writer.place",
  "campaign.title",
] as const;
export type MergeField = (typeof mergeFields)[number];

/** The fields that are known before anybody has written: those that guidance may hold. */
export const guidanceFields: readonly MergeField[] = mergeFields.filter((field) => !field.startsWith("writer."));

/** What each field stands for in one letter. What the data lacks has its fallback here already. */
export type MergeValues = Readonly<Record<MergeField, string>>;

/** What is wrong with a text, and where. `nearest` is the field that was probably meant. */
export type MergeFault =
  | { kind: "unknown" | "notHere"; field: string; nearest: MergeField }
  | { kind: "brace"; near: string };

const FIELD = /\{([a-z.]+)\}/g;
const MARKED = /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";
const RIGHT_TO_LEFT = /[\p{Script=Arab}\p{Script=Hebr}\p{Script=Syrc}\p{Script=Thaa}\p{Script=Nkoo}\p{Script=Adlm}]/u;
const NEAR_BEFORE = 12;
const NEAR_AFTER = 20;

/**
 * Puts the values in place of the fields, once: a brace, a dollar sign or a field inside a value stays as it is. Values
 * become one line each, without controls and bidi marks; one that is written the other way than the text is isolated,
 * so that it turns neither its line nor its neighbours (UAX #9). What is no field stays; mergeFault() tells beforehand.
 */
export function merge(text: string, values: MergeValues): string {
  const direction = directionOf(text.replace(FIELD, ""));
  return text.replace(FIELD, (whole, name: string) => {
    if (!isField(name)) return whole;
    const value = plain(values[name]);
    const turns = direction !== null && (directionOf(value) ?? direction) !== direction;
    return turns ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value;
  });
}

/** The first thing that is wrong with a text, or null: a field outside `allowed`, or a brace that makes no field. */
export function mergeFault(text: string, allowed: readonly MergeField[] = mergeFields): MergeFault | null {
  for (let open = text.search(/[{}]/); open !== -1; ) {
    const close = indexOf(/[{}]/, text, open + 1);
    if (text[open] === "}" || text[close] !== "}") return { kind: "brace", near: around(text, open) };
    const name = text.slice(open + 1, close);
    if (!isField(name)) return { kind: "unknown", field: name, nearest: nearestTo(name, allowed) };
    if (!allowed.includes(name)) return { kind: "notHere", field: name, nearest: nearestTo(name, allowed) };
    open = indexOf(/[{}]/, text, close + 1);
  }
  return null;
}

/** The fault in English, for whoever loads a campaign's files. */
export function faultSentence(fault: MergeFault): string {
  if (fault.kind === "brace")
    return `a brace stands alone near “${fault.near}”; a field is written with one on each side, such as {area}`;
  return fault.kind === "unknown"
    ? `there is no field {${fault.field}}; did you mean {${fault.nearest}}?`
    : `the field {${fault.field}} is not known yet where this is shown; {${fault.nearest}} would be`;
}

const isField = (name: string): name is MergeField => (mergeFields as readonly string[]).includes(name);

const plain = (value: string) => value.replace(MARKED, " ").replace(/\s+/g, " ").trim();

/** The direction of the first letter; null where there is none. */
function directionOf(text: string): "rtl" | "ltr" | null {
  const [letter] = /\p{L}/u.exec(text) ?? [];
  if (letter === undefined) return null;
  return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}

function indexOf(pattern: RegExp, text: string, from: number): number {
  const found = text.slice(from).search(pattern);
  return found === -1 ? -1 : from + found;
}

const around = (text: string, at: number) =>
  text
    .slice(Math.max(0, at - NEAR_BEFORE), at + NEAR_AFTER)
    .replace(/\s+/g, " ")
    .trim();

function nearestTo(name: string, fields: readonly MergeField[]): MergeField {
  const [nearest] = fields.toSorted((a, b) => distance(name, a) - distance(name, b));
  return nearest as MergeField;
}

/** How many letters must be added, left out or changed to make one of the other (Levenshtein). Of the first 40. */
function distance(typed: string, field: string): number {
  const [from, to] = [[...typed.trim().toLowerCase()].slice(0, 40), [...field]];
  let row = to.map((_, index) => index + 1);
  from.forEach((letter, above) => {
    let diagonal = above;
    let left = above + 1;
    row = row.map((up, column) => {
      left = Math.min(up + 1, left + 1, diagonal + (letter === to[column] ? 0 : 1));
      diagonal = up;
      return left;
    });
  });
  return row.at(-1) ?? from.length;
}
