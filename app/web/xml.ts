/** XML that is already written. */
export class Xml {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | Xml | Xml[] | null;

/** A piece of XML: what is put in is escaped, unless it is XML itself. Null puts in nothing. */
export const xml = (pieces: TemplateStringsArray, ...parts: Part[]): Xml =>
  new Xml(pieces.reduce((text, piece, place) => text + written(parts[place - 1] ?? null) + piece));

function written(part: Part): string {
  if (part === null) return "";
  if (part instanceof Xml) return part.text;
  return Array.isArray(part) ? part.map(({ text }) => text).join("") : escaped(part);
}

// XML 1.0 has no place for these, escaped or not (section 2.2).
const NOWHERE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string) => text.replace(NOWHERE, "").replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
