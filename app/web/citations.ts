import type { CampaignFacts } from "#app/domain/content/facts.ts";

type Cited = CampaignFacts["sources"][number];

/** One source as CSL-JSON has it (citeproc-js, schema 1.0.2). */
type CslItem = {
  id: string;
  type: "document";
  title: string;
  publisher: string;
  author?: { literal: string }[];
  issued?: { "date-parts": [[number, number, number]] };
  URL?: string;
};

/** A campaign's sources for reference managers. Authors stay as the document writes them: names are not taken apart. */
export function cslOf({ slug, sources }: CampaignFacts): CslItem[] {
  return sources.map((source) => {
    const { author, title, publisher, published, url } = source;
    const [year = 0, month = 0, day = 0] = (published ?? "").split("-").map(Number);
    return {
      id: keyOf(slug, source),
      type: "document",
      title,
      publisher,
      ...(author ? { author: [{ literal: author }] } : {}),
      ...(published ? { issued: { "date-parts": [[year, month, day]] } } : {}),
      ...(url ? { URL: url } : {}),
    };
  });
}

/** The same as BibTeX, one @misc a document, in UTF-8. */
export function bibtexOf({ slug, sources }: CampaignFacts): string {
  return sources
    .map((source) => {
      const { author, title, publisher, published, url } = source;
      const [year, month] = (published ?? "").split("-");
      const fields = {
        author: author && `{${inTex(author)}}`, // the second pair of braces: one name, not to be taken apart
        title: `{${inTex(title)}}`, // and: capitals as they are
        howpublished: inTex(publisher),
        year,
        month,
        url: url && inUrl(url),
      };
      const said = Object.entries(fields).flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
      return `@misc{${keyOf(slug, source)},\n${said.join(",\n")}\n}\n`;
    })
    .join("\n");
}

const keyOf = (slug: string, { id }: Cited) => `${slug}-${id.replace(/[^A-Za-z0-9]+/g, "-")}`;

// BibTeX counts braces even behind a backslash, so a single one can only be written by its name.
const NAMED: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

const inTex = (text: string) =>
  text.replace(/\s+/g, " ").replace(/[\\{}^~$&#%_]/g, (sign) => NAMED[sign] ?? `\\${sign}`);

/** Addresses are read word for word; braces and backslashes would still be counted. */
const inUrl = (url: string) => url.replace(/[\\{}]/g, (sign) => encodeURIComponent(sign));
