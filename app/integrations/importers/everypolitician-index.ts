import { z } from "zod";
import { RepresentedCountry } from "#app/domain/people.ts";

const Index = z.array(
  z.object({
    code: z.string(),
    legislatures: z.array(
      z.object({
        popolo: z.string().optional(),
        legislative_periods: z.array(z.object({ csv: z.string() })).default([]),
      }),
    ),
  }),
);

/** The country of a file by EveryPolitician's countries.json, ISO 3166-1 alpha-2; none for a file that it does not list. */
export function countryInIndex(bytes: Uint8Array, path: string): string | null {
  const index = Index.safeParse(jsonIn(bytes)).data ?? [];
  const found = index.find(({ legislatures }) =>
    legislatures.some(({ popolo, legislative_periods }) =>
      [popolo, ...legislative_periods.map(({ csv }) => csv)].includes(path),
    ),
  );
  const code = found?.code.slice(0, 2); // GB-WLS is Wales
  return code && RepresentedCountry.safeParse(code).success ? code : null;
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
