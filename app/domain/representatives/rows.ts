import type { addressKinds, committeeRoles, representativeKinds } from "#db/schema.ts";

/** `mostCharacters` is what a contact form takes, where that is known. */
export type RowAddress = { kind: (typeof addressKinds)[number]; value: string; mostCharacters?: number | null };
export type RowCommittee = { key: string; name: string; role: (typeof committeeRoles)[number] };

/** A representative as a data set gives it, in one shape for all formats. */
export type RepresentativeRow = {
  /** Where in the file, counted from 1: a spreadsheet's line, a list's entry, a folder's file. */
  row: number;
  /** The data set's own stable key. */
  key: string;
  kind: (typeof representativeKinds)[number];
  /** None where the file does not say; then the command line's. */
  country: string | null;
  name: string;
  sortName: string | null;
  honorific: string | null;
  /** Only where the data says how the person is greeted. */
  salutation: string | null;
  role: string | null;
  party: string | null;
  area: { key: string; name: string } | null;
  locale: string | null;
  validFrom: Date | null;
  /** The term's last moment. */
  validUntil: Date | null;
  /** One e-mail address at most, so that nobody gets a letter twice. */
  addresses: RowAddress[];
  committees: RowCommittee[];
  source: string | null;
};

export type Rejected = { row: number; why: string };

/** What a file holds. */
export type RepresentativeFile = {
  /** Records in the file. A person with two memberships may be two; `merged` counts the further ones. */
  read: number;
  merged: number;
  rows: RepresentativeRow[];
  rejected: Rejected[];
  /** Who is in the file, if not in a usable row: nobody of them has left office. */
  rejectedKeys: string[];
  /** The file says who sits in which committee; where it does not, committees stay as they are. */
  namesCommittees: boolean;
  warnings: string[];
};

/** A file that cannot be used at all. The message says why in a sentence. */
export class UnusableFile extends Error {}
