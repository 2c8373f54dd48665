import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Renderer } from "takumi-js/node";

// Fonts come with the program, since a server has none of its own. Vazirmatn has every letter that Uyghur needs.
const ALPHABETS = [
  { name: "Noto Sans", file: "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf" },
  { name: "Noto Sans", file: "@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf" },
  { name: "Vazirmatn", file: "@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf" },
  { name: "Vazirmatn", file: "@expo-google-fonts/vazirmatn/600SemiBold/Vazirmatn_600SemiBold.ttf" },
];
const WRITTEN_WITH_THEM =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]/u;

const { resolve } = createRequire(import.meta.url);

/** A piece of a Chinese font: the characters that it draws, as ranges of code points, ends among them. */
type Piece = { family: string; file: string; ranges: [number, number][] };

/**
 * The fonts of a renderer. Chinese ones come in a hundred pieces each, of which only those are opened whose characters
 * a text has: a handful, in some 15 ms, for 10 MB.
 */
export function pictureFonts(renderer: Renderer) {
  const opened = new Map<string, Promise<unknown>>();

  /** Registers a font once; one that could not be read is tried again. */
  function open(key: string, name: string, file: string): Promise<unknown> {
    const before = opened.get(key);
    if (before) return before;
    const opening = readFile(resolve(file)).then((data) => renderer.registerFont({ name, data }));
    opened.set(key, opening);
    opening.catch(() => opened.delete(key));
    return opening;
  }

  return {
    /** Opens what a text in a language needs, and tells in what families it is written, and which texts have every letter. */
    async for(texts: string[], lang: string, dir: "ltr" | "rtl") {
      const pieces = (await piecesOf(lang)).filter(({ ranges }) =>
        texts.some((text) => [...text].some(within(ranges))),
      );
      await Promise.all([
        ...ALPHABETS.map(({ name, file }) => open(file, name, file)),
        ...pieces.map(({ family, file }) => open(file, family, file)),
      ]);
      const drawn = (letter: string) =>
        WRITTEN_WITH_THEM.test(letter) || pieces.some(({ ranges }) => within(ranges)(letter));
      return {
        fontFamily: [
          ...(dir === "rtl" ? ["Vazirmatn", "Noto Sans"] : ["Noto Sans", "Vazirmatn"]),
          ...pieces.map(({ family }) => family),
        ].join(", "),
        readable: (text: string) => (text.match(/\p{Letter}/gu) ?? []).every(drawn),
      };
    },
  };
}

const within = (ranges: Piece["ranges"]) => (character: string) => {
  const code = character.codePointAt(0) ?? 0;
  return ranges.some(([from, to]) => from <= code && code <= to);
};

const cut = new Map<string, Promise<Piece[]>>();

/** The pieces of the Chinese font that a language is written with: the traditional shapes for zh-Hant, else the simplified. */
function piecesOf(lang: string): Promise<Piece[]> {
  const font = lang === "zh-Hant" ? "noto-sans-tc" : "noto-sans-sc";
  const known = cut.get(font);
  if (known) return known;
  const pieces = readPieces(font);
  cut.set(font, pieces);
  pieces.catch(() => cut.delete(font));
  return pieces;
}

async function readPieces(font: string): Promise<Piece[]> {
  const place = `@fontsource-variable/${font}`;
  const ranges: Record<string, string> = JSON.parse(await readFile(resolve(`${place}/unicode.json`), "utf8"));
  return Object.entries(ranges)
    .filter(([name]) => /^\[\d+\]$/.test(name)) // the numbered ones are Chinese; the rest are alphabets
    .map(([name, text]) => {
      const number = name.slice(1, -1);
      return {
        family: `${font}-${number}`,
        file: `${place}/files/${font}-${number}-wght-normal.woff2`,
        ranges: text.split(",").map(rangeOf),
      };
    });
}

/** "U+4e00-4e0f" or "U+4e00" in numbers. */
function rangeOf(text: string): [number, number] {
  const [from = 0, to = from] = text
    .slice("U+".length)
    .split("-")
    .map((code) => Number.parseInt(code, 16));
  return [from, to];
}
