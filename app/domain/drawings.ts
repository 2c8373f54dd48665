/** The pictures that a campaign may choose for its actions. What each shows is drawn, and told in words, by the pages. */
export const drawings = [
  "door",
  "lens",
  "case",
  "house",
  "gate",
  "family",
  "book",
  "bowl",
  "camera",
  "parcel",
  "envelope",
  "pen",
  "sheet",
] as const;
export type Drawing = (typeof drawings)[number];
