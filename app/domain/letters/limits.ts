/** No letter has more of its writer's own words than this many characters. */
export const OWN_WORDS_MOST = 2_000;

/** How many characters the writer's own words have. `least` is 0 where they may be left out. */
export type OwnWordsLimits = { least: number; most: number };

/** The limits of an action's letter; those of every letter where it has none of its own. */
export const ownWordsLimits = (letter: { ownWords?: OwnWordsLimits | undefined } | undefined): OwnWordsLimits =>
  letter?.ownWords ?? { least: 0, most: OWN_WORDS_MOST };
