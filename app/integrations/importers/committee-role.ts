import type { RowCommittee } from "#app/domain/representatives/rows.ts";

/** What somebody is in a committee, from a data set's own word for it; a plain member by any word not known here. */
export function committeeRole(word: string): RowCommittee["role"] {
  if (/^(s|substitute|deputy member)$/i.test(word)) return "substitute";
  if (/^v$|vice.?chair/i.test(word)) return "vice-chair";
  return /^c$|^chair|^co-?chair/i.test(word) ? "chair" : "member";
}
