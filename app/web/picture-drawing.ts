import { type CSSProperties, createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Node, Renderer } from "takumi-js/node";
import { SilentIllustration } from "#app/components/illustration.tsx";
import { Strokes } from "#app/components/mark.tsx";
import { PICTURE_HEIGHT_PX, PICTURE_WIDTH_PX } from "#app/web/page-head.ts";
import { pictureFonts } from "#app/web/picture-fonts.ts";
import type { PictureWords } from "#app/web/picture-words.ts";

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

type Studio = { renderer: Renderer; fonts: ReturnType<typeof pictureFonts> };
let studio: Promise<Studio> | undefined;

/**
 * Draws the picture of a page, 1200 by 630 pixels, as PNG, in 7 to 20 ms. With the first the renderer is loaded, which
 * takes some 35 MB.
 * Words in a script that there is no font for are left out; the picture is right without them, and would be boxes with.
 */
export async function drawPicture(words: PictureWords): Promise<Buffer> {
  studio ??= openStudio();
  studio.catch(() => {
    studio = undefined;
  });
  const { renderer, fonts } = await studio;
  const texts = [words.kicker, words.title, words.demo, words.count, words.note, words.site].map((text) => text ?? "");
  const { fontFamily, readable } = await fonts.for(texts, words.lang, words.dir);
  const written = Object.fromEntries(
    Object.entries(words).map(([name, text]) => [name, text === null || readable(text) ? text : null]),
  ) as Written;
  return renderer.render(pictureOf(written, fontFamily), {
    width: PICTURE_WIDTH_PX,
    height: PICTURE_HEIGHT_PX,
    format: "png",
  });
}

async function openStudio(): Promise<Studio> {
  const { Renderer } = await import("takumi-js/node");
  const renderer = new Renderer();
  return { renderer, fonts: pictureFonts(renderer) };
}

/** What of the words there are letters for. */
type Written = { [Word in keyof PictureWords]: PictureWords[Word] | null };

function pictureOf(words: Written, fontFamily: string): Node {
  const page: CSSProperties = {
    width: "100%",
    height: "100%",
    padding: "64px 72px 52px",
    flexDirection: "column",
    justifyContent: "space-between",
    backgroundColor: PAPER,
    color: INK,
    fontFamily,
    direction: words.dir ?? "ltr",
  };
  return box(page, [box(COLUMN, heading(words)), box(COLUMN, signedLine(words))]);
}

function heading({ kicker, title }: Written): Node[] {
  const width = [...(title ?? "")].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0);
  const fontSize = TITLE_SIZES.find(({ most }) => width <= most)?.px ?? TITLE_SIZES.at(-1)?.px;
  return [
    ...line(kicker, { fontSize: 30, fontWeight: 600, color: RED, marginBottom: 18, lineClamp: 1 }),
    ...line(title && short(title), { fontSize, lineHeight: 1.22, lineClamp: 4 }),
  ];
}

/** The two signatures on their line, large where no title stands above them, with the drawing of an action; beneath it how many have signed. */
function signedLine({ title, drawing, count, note, site, demo }: Written): Node[] {
  const strokes = title ? { width: 300, height: 146 } : { width: 760, height: 369 };
  const said = { fontSize: 36, fontWeight: 600, ...(demo ? { color: RED } : {}) };
  return [
    box({ width: "100%", justifyContent: "space-between", alignItems: "flex-end" }, [
      {
        type: "image",
        src: imageOf(createElement(Strokes), 412, 200),
        style: { ...strokes, marginBottom: -strokes.height * 0.13 },
      },
      ...(drawing
        ? [
            {
              type: "image" as const,
              src: imageOf(createElement(SilentIllustration, { name: drawing }), 120, 100),
              style: { width: 228, height: 190, marginBottom: 14 },
            },
          ]
        : []),
    ]),
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

const line = (text: string | null, style: CSSProperties): Node[] => (text ? [{ type: "text", text, style }] : []);

const short = (title: string) => (title.length > TITLE_MOST ? `${title.slice(0, TITLE_MOST - 1)}…` : title);

/** What is drawn on the pages, in the pictures' colours. */
function imageOf(drawing: ReactElement, width: number, height: number): string {
  const svg = renderToStaticMarkup(drawing)
    .replace("<svg", `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="${INK}"`)
    .replace('class="second-hand"', `fill="${RED}"`);
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
