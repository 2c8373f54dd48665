// Runs in the browser too, for the meter beside the field: it may import nothing of the server.

/** So many words of the campaign's in a row are taken for copied; fewer, anybody may say alike. */
const GRAM_WORDS = 4;

let segmenter: Intl.Segmenter | undefined;

/**
 * The words of a text, in small letters, without punctuation and emoji (UAX #29). Chinese, Japanese and Thai, which are
 * written without spaces, are parted by dictionary. The language given decides nothing here, and is the same everywhere.
 */
export function wordsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter("en", { granularity: "word" });
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text.normalize("NFC")))
    if (isWordLike) words.push(segment.toLowerCase());
  return words;
}

/** Every run of four words; of a shorter text, the text itself. */
export function gramsOf(words: string[]): string[] {
  if (words.length > 0 && words.length < GRAM_WORDS) return [words.join(" ")];
  return words.slice(GRAM_WORDS - 1).map((_, start) => words.slice(start, start + GRAM_WORDS).join(" "));
}

/**
 * How much of a letter is its writer's own, in whole percent: the words of their own that stand in no run of four copied
 * from the campaign's statement, of all words of both. 0 where there are none.
 */
export function ownShare(ownWords: string, statement: string): number {
  const own = wordsOf(ownWords);
  const given = wordsOf(statement);
  const known = new Set(gramsOf(given));
  const copied = new Set<number>();
  gramsOf(own).forEach((gram, start) => {
    if (known.has(gram))
      for (let word = start; word < start + GRAM_WORDS && word < own.length; word++) copied.add(word);
  });
  const all = own.length + given.length;
  return all === 0 ? 0 : Math.round((100 * (own.length - copied.size)) / all);
}
