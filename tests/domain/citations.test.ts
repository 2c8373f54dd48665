import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import type { CampaignFacts } from "#app/domain/content/facts.ts";
import { readCampaignFiles } from "#app/integrations/campaign-files.ts";
import { bibtexOf, cslOf } from "#app/web/citations.ts";

const { facts: harbour } = readCampaignFiles("tests/fixtures/campaigns/harbour");
const { facts: xinjiang } = readCampaignFiles("db/seeds/xinjiang");

/** What of the CSL-JSON schema (csl-data.json 1.0.2) applies here. */
const CslData = z.array(
  z.strictObject({
    id: z.string().min(1),
    type: z.enum(["document"]),
    title: z.string().min(1),
    publisher: z.string().min(1),
    author: z.array(z.strictObject({ literal: z.string().min(1) })).optional(),
    issued: z.strictObject({ "date-parts": z.array(z.array(z.number().int()).min(1).max(3)).length(1) }).optional(),
    URL: z.url().optional(),
  }),
);

test("a reference manager reads the sources, and what a document does not say of itself is not there", () => {
  const [first, second] = CslData.parse(JSON.parse(JSON.stringify(cslOf(harbour))));
  expect(first).toEqual({
    id: "harbour-H0",
    type: "document",
    title: "Harbour Water Report Finds What Nobody Wanted to Find",
    publisher: "The Example Gazette",
    author: [{ literal: "Petra Placeholder" }],
    issued: { "date-parts": [[2026, 2, 3]] },
    URL: "https://gazette.example/harbour-water",
  });
  expect(Object.keys(second ?? {})).toEqual(["id", "type", "title", "publisher"]);
  expect(CslData.parse(cslOf(xinjiang))).toHaveLength(5);
});

test("BibTeX has the same documents, a name with a comma as one name", () => {
  expect(entriesIn(bibtexOf(harbour))[0]).toEqual({
    kind: "misc",
    key: "harbour-H0",
    author: "{Petra Placeholder}",
    title: "{Harbour Water Report Finds What Nobody Wanted to Find}",
    howpublished: "The Example Gazette",
    year: "2026",
    month: "02",
    url: "https://gazette.example/harbour-water",
  });
  const entries = entriesIn(bibtexOf(xinjiang));
  expect(entries.map(({ key }) => key)).toEqual(xinjiang.sources.map(({ id }) => `xinjiang-${id}`));
  expect(entries[2]?.author).toBe("{Reuters, with additional editing by Jim Pollard}");
});

test("whatever a title holds, BibTeX reads the same title", () => {
  const signs = fc.constantFrom(..."\\{}^~$&#%_@\"',= -aÄىئ", "and ", "\\textbackslash", "{}");
  const text = fc.oneof(
    fc.array(signs, { minLength: 1, maxLength: 12 }).map((some) => some.join("")),
    fc.string({ minLength: 1, unit: "grapheme" }),
  );
  fc.assert(
    fc.property(text, text, (title, author) => {
      const source = { id: "X 1", publisher: "A & B", title, author };
      const [entry, ...more] = entriesIn(bibtexOf({ ...harbour, sources: [source] } as CampaignFacts));
      expect(more).toEqual([]);
      expect(readTex(entry?.title)).toBe(title.replace(/\s+/g, " "));
      expect(readTex(entry?.author)).toBe(author.replace(/\s+/g, " "));
      expect(readTex(`{${entry?.howpublished}}`)).toBe("A & B");
    }),
  );
});

/** Entries as BibTeX reads them: a value goes on until its braces balance, whatever stands before a brace. */
function entriesIn(bibtex: string): Record<string, string>[] {
  const entries: Record<string, string>[] = [];
  let at = 0;
  const take = (pattern: RegExp) => {
    const [found = "", part = ""] = new RegExp(pattern, "y").exec(bibtex.slice(at)) ?? [];
    if (!found) throw new Error(`no ${pattern} at ${bibtex.slice(at, at + 30)}`);
    at += found.length;
    return part;
  };
  while (bibtex.slice(at).trim()) {
    const entry: Record<string, string> = { kind: take(/\s*@(\w+)\{/), key: take(/([^\s{},]+),/) };
    for (let more = true; more; ) {
      const name = take(/\s*(\w+) = \{/);
      const start = at;
      for (let depth = 1; depth > 0; at++) {
        if (at >= bibtex.length) throw new Error("braces do not balance");
        depth += { "{": 1, "}": -1 }[bibtex[at] ?? ""] ?? 0;
      }
      entry[name] = bibtex.slice(start, at - 1);
      more = take(/(,|\s*\})/) === ",";
    }
    entries.push(entry);
  }
  return entries;
}

/** What TeX would print of a value in its second pair of braces. */
function readTex(value = ""): string {
  const named: Record<string, string> = {
    textbackslash: "\\",
    textbraceleft: "{",
    textbraceright: "}",
    textasciicircum: "^",
    textasciitilde: "~",
  };
  return value.slice(1, -1).replace(/\\(\w+)\{\}|\\([$&#%_])/g, (_, name, sign) => sign ?? named[name] ?? "?");
}
