import type { addressKinds, representativeKinds } from "#db/schema.ts";

/** A representative as a data set gives it, in one shape for all formats. */
export type RepresentativeRow = {
  /** Where in the file, counted from 1 as a spreadsheet shows it. */
  row: number;
  /** The data set's own stable key. */
  key: string;
  kind: (typeof representativeKinds)[number];
  /** None where the file does not say; then the command line's. */
  country: string | null;
  name: string;
  salutation: string | null;
  role: string | null;
  party: string | null;
  area: { key: string; name: string } | null;
  locale: string | null;
  validUntil: Date | null;
  address: { kind: (typeof addressKinds)[number]; value: string; mostCharacters?: number | null } | null;
  source: string | null;
};

export type Rejected = { row: number; why: string };

/** What a file holds. `rejectedKeys` are in the file, if not in a usable row, so nobody of them has left office. */
export type RepresentativeFile = {
  read: number;
  rows: RepresentativeRow[];
  rejected: Rejected[];
  rejectedKeys: string[];
  warnings: string[];
};

/** A file that cannot be used at all. The message says why in a sentence. */
export class UnusableFile extends Error {}
