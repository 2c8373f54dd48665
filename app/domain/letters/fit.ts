type Words = { ownWords: string; statement: string };
type Fitted = { text: string; leftOut: string | null };

/**
 * A letter within `most` characters, and what of it had to be left out: whole sentences, from the end of the campaign's
 * statement first, since the writer's own words are what counts, and from the end of those when that is not enough.
 * `compose` makes the letter of the words that are left.
 */
export function fitted(language: string, most: number, words: Words, compose: (words: Words) => string): Fitted {
  const fits = (text: string) => formLength(text) <= most;
  const whole = compose(words);
  if (fits(whole)) return { text: whole, leftOut: null };
  let kept = words;
  const leftOut: string[] = [];
  for (const field of ["statement", "ownWords"] as const) {
    const sentences = sentencesOf(language, words[field]);
    for (let count = sentences.length - 1; count >= 0; count--) {
      const shorter = { ...kept, [field]: sentences.slice(0, count).join("").trim() };
      const text = compose(shorter);
      if (fits(text)) return { text, leftOut: [sentences.slice(count).join("").trim(), ...leftOut].join("\n\n") };
    }
    kept = { ...kept, [field]: "" };
    leftOut.unshift(words[field].trim());
  }
  return cut(compose(kept), most, leftOut);
}

/** A text as long as a form's field measures it: UTF-16 units, and two for the end of a line (as a form sends it). */
export const formLength = (text: string) => text.replaceAll("\n", "\r\n").length;

/** For a form that takes not even a greeting and a name. */
function cut(text: string, most: number, leftOut: string[]): Fitted {
  let kept = "";
  for (const character of text) {
    if (formLength(kept + character) > most) break;
    kept += character;
  }
  return { text: kept, leftOut: [text.slice(kept.length).trim(), ...leftOut].join("\n\n") };
}

const segmenters = new Map<string, Intl.Segmenter>();

function sentencesOf(language: string, text: string): string[] {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: "sentence" });
  segmenters.set(language, segmenter);
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
