/** The data formats that representatives can be imported from. */
export const importFormats = [
  "csv",
  "popolo",
  "everypolitician",
  "openstates",
  "congress-legislators",
  "represent",
  "europarl",
] as const;
export type ImportFormat = (typeof importFormats)[number];
