import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type CSSProperties, createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Node, Renderer } from "takumi-js/node";
import { Strokes } from "#app/components/mark.tsx";
import { PICTURE_HEIGHT_PX, PICTURE_WIDTH_PX } from "#app/web/page-head.ts";
import type { PictureWords } from "#app/web/picture-words.ts";

// Fonts come with the program, since a server has none of its own. Vazirmatn has every letter that Uyghur needs.
const FONTS = [
  { name: "Noto Sans", file: "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf" },
  { name: "Noto Sans", file: "@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf" },
  { name: "Vazirmatn", file: "@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf" },
  { name: "Vazirmatn", file: "@expo-google-fonts/vazirmatn/600SemiBold/Vazirmatn_600SemiBold.ttf" },
];
const PAPER = "#fcfcfa";
const INK = "#17202b";
const INK_SOFT = "#4b5663";
const RED = "#a62432";
const COLUMN: CSSProperties = { flexDirection: "column", width: "100%" };
const TITLE_MOST = 140;
const TITLE_SIZES = [
  { most: 48, px: 84 },
  { most: 90, px: 64 },
  { most: TITLE_MOST, px: 50 },
];

let renderer: Promise<Renderer> | undefined;

/**
 * Draws the picture of a page, 1200 by 630 pixels, as PNG, in 7 to 20 ms. With the first the renderer is loaded, which
 * takes some 35 MB.
 * Words in a script that there is no font for are left out; the picture is right without them, and would be boxes with.
 */
export async function drawPicture(words: PictureWords): Promise<Buffer> {
  renderer ??= openRenderer();
  renderer.catch(() => {
    renderer = undefined;
  });
  const drawn = await renderer;
  return drawn.render(pictureOf(words), { width: PICTURE_WIDTH_PX, height: PICTURE_HEIGHT_PX, format: "png" });
}

async function openRenderer(): Promise<Renderer> {
  const { Renderer } = await import("takumi-js/node");
  const { resolve } = createRequire(import.meta.url);
  const opened = new Renderer();
  for (const { name, file } of FONTS) await opened.registerFont({ name, data: await readFile(resolve(file)) });
  return opened;
}

function pictureOf(words: PictureWords): Node {
  const page: CSSProperties = {
    width: "100%",
    height: "100%",
    padding: "64px 72px 52px",
    flexDirection: "column",
    justifyContent: "space-between",
    backgroundColor: PAPER,
    color: INK,
    fontFamily: words.dir === "rtl" ? "Vazirmatn, Noto Sans" : "Noto Sans, Vazirmatn",
    direction: words.dir,
  };
  return box(page, [box(COLUMN, heading(words)), box(COLUMN, signedLine(words))]);
}

function heading({ kicker, title }: PictureWords): Node[] {
  const fontSize = TITLE_SIZES.find(({ most }) => title.length <= most)?.px ?? TITLE_SIZES.at(-1)?.px;
  return [
    ...line(kicker, { fontSize: 30, fontWeight: 600, color: RED, marginBottom: 18, lineClamp: 1 }),
    ...line(short(title), { fontSize, lineHeight: 1.22, lineClamp: 4 }),
  ];
}

/** The two signatures on their line, large where no title stands above them, and beneath it how many have signed. */
function signedLine({ title, count, note, site, demo }: PictureWords): Node[] {
  const strokes = title !== "" && readable(title) ? { width: 300, height: 146 } : { width: 760, height: 369 };
  const said = { fontSize: 36, fontWeight: 600, ...(demo ? { color: RED } : {}) };
  return [
    { type: "image", src: strokesImage(), style: { ...strokes, marginBottom: -strokes.height * 0.13 } },
    box({ width: "100%", height: 3, backgroundColor: INK, marginBottom: 22 }, []),
    box({ width: "100%", justifyContent: "space-between", alignItems: "baseline" }, [
      box({}, line(demo ?? count ?? note, said)),
      ...line(site, { fontSize: 28, color: INK_SOFT }),
    ]),
  ];
}

const box = (style: CSSProperties, children: Node[]): Node => ({
  type: "container",
  style: { display: "flex", ...style },
  children,
});

const line = (text: string | null, style: CSSProperties): Node[] =>
  text !== null && readable(text) ? [{ type: "text", text, style }] : [];

const short = (title: string) => (title.length > TITLE_MOST ? `${title.slice(0, TITLE_MOST - 1)}…` : title);

/** Whether the fonts have every letter. */
const readable = (text: string) =>
  (text.match(/\p{Letter}/gu) ?? []).every((letter) =>
    /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]/u.test(
      letter,
    ),
  );

/** The two signatures, as they stand on the pages, in the pictures' colours. */
function strokesImage(): string {
  const svg = renderToStaticMarkup(createElement(Strokes))
    .replace("<svg", `<svg xmlns="http://www.w3.org/2000/svg" width="412" height="200" fill="${INK}"`)
    .replace('class="second-hand"', `fill="${RED}"`);
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
