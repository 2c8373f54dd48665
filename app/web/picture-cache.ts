import type { PictureWords } from "#app/web/picture-words.ts";

const MOST_PICTURES = 200;
const MOST_BYTES = 8 * 1024 * 1024;

type Kept = { words: string; picture: Promise<Buffer>; bytes: number };

/**
 * Keeps one picture a place, until other words stand on it. Of one picture there is one drawing, however many ask, and
 * one drawing at a time altogether, so that a crawler which asks for all of them takes one core at most. What was asked
 * for longest ago leaves first. A drawing that failed is forgotten.
 */
export function pictureCache(
  draw: (words: PictureWords) => Promise<Buffer>,
  { mostPictures = MOST_PICTURES, mostBytes = MOST_BYTES } = {},
) {
  const kept = new Map<string, Kept>();
  let last: Promise<unknown> = Promise.resolve();
  let bytes = 0;

  /** The picture of a place, with these words on it. Rejects when it cannot be drawn. */
  return (place: string, words: PictureWords): Promise<Buffer> => {
    const asked = JSON.stringify(words);
    const known = kept.get(place);
    if (known?.words === asked) {
      kept.delete(place);
      kept.set(place, known);
      return known.picture;
    }
    const picture = last.then(() => draw(words));
    last = picture.catch(() => {});
    const entry = { words: asked, picture, bytes: 0 };
    forget(place);
    kept.set(place, entry);
    picture.then(
      ({ length }) => weigh(place, entry, length),
      () => kept.get(place) === entry && forget(place),
    );
    return picture;
  };

  function weigh(place: string, entry: Kept, length: number) {
    if (kept.get(place) !== entry) return;
    entry.bytes = length;
    bytes += length;
    for (const oldest of kept.keys()) {
      if (kept.size <= mostPictures && bytes <= mostBytes) break;
      forget(oldest);
    }
  }

  function forget(place: string) {
    bytes -= kept.get(place)?.bytes ?? 0;
    kept.delete(place);
  }
}
