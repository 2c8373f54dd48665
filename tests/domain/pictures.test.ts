import { expect, test } from "vitest";
import { pictureCache } from "#app/web/picture-cache.ts";
import { drawPicture } from "#app/web/picture-drawing.ts";
import type { PictureWords } from "#app/web/picture-words.ts";

const words = (changes: Partial<PictureWords> = {}): PictureWords => ({
  lang: "en",
  dir: "ltr",
  title: "Act on the report",
  drawing: null,
  kicker: null,
  count: "At least 12,000 people have signed",
  note: "Read the sources, and sign",
  site: "countersign.example",
  demo: null,
  ...changes,
});

const UYGHUR = { lang: "ug", dir: "rtl" as const, title: "ھېچكىمنى خەتەرگە قايتۇرماڭلار", count: "12,000", note: "" };

test("a picture is drawn in 1200 by 630, in Uyghur too, and other words give another", async () => {
  const drawn = await Promise.all([
    drawPicture(words()),
    drawPicture(words(UYGHUR)),
    drawPicture(words({ demo: "All made up" })),
    drawPicture(words({ drawing: "door" })),
  ]);
  for (const png of drawn) {
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(png.length).toBeLessThan(60_000);
  }
  expect(new Set(drawn.map((png) => png.toString("base64"))).size).toBe(4);
});

test("words in a script that there is no font for are left out, not drawn as boxes", async () => {
  const [korean, thai, none, latin] = await Promise.all(
    ["보고서", "รายงาน", "", "Report"].map((title) => drawPicture(words({ title, count: null, note: "" }))),
  );
  expect(korean?.equals(none as Buffer)).toBe(true);
  expect(thai?.equals(none as Buffer)).toBe(true);
  expect(latin?.equals(none as Buffer)).toBe(false);
});

test("Chinese is drawn, in the shapes that its readers write", async () => {
  const bare = { count: null, note: "", site: "" };
  const drawn = await Promise.all(
    [
      { lang: "zh-Hans", title: "就联合国报告采取行动" },
      { lang: "zh-Hant", title: "就聯合國報告採取行動" },
      { lang: "zh-Hans", title: "骨" },
      { lang: "zh-Hant", title: "骨" },
      { lang: "zh-Hans", title: "" },
    ].map((changes) => drawPicture(words({ ...bare, ...changes }))),
  );
  expect(new Set(drawn.map((png) => png.toString("base64"))).size).toBe(drawn.length);
});

/** Pictures whose drawing the test ends by hand. */
function slowly() {
  const drawings: { title: string; end: () => void; fail: () => void }[] = [];
  const draw = ({ title }: PictureWords) =>
    new Promise<Buffer>((done, failed) => {
      drawings.push({ title, end: () => done(Buffer.alloc(1_000, title)), fail: () => failed(new Error("no font")) });
    });
  return { drawings, draw };
}
const soon = () => new Promise((done) => setImmediate(done));

test("a hundred ask for one picture, and it is drawn once; a second one waits for the first", async () => {
  const { drawings, draw } = slowly();
  const picture = pictureCache(draw);
  const asked = Array.from({ length: 100 }, () => picture("/en", words()));
  const other = picture("/de", words({ title: "Another" }));
  await soon();
  expect(drawings.map(({ title }) => title)).toEqual(["Act on the report"]);
  drawings[0]?.end();
  const [first, ...others] = await Promise.all(asked);
  for (const one of others) expect(one).toBe(first);
  await soon();
  drawings[1]?.end();
  expect((await other).toString()).toMatch(/^Another/);
  expect(await picture("/en", words())).toBe(first);
  expect(drawings).toHaveLength(2);
});

test("other words on a picture have it drawn anew, in the place of the old one", async () => {
  const { drawings, draw } = slowly();
  const picture = pictureCache(draw);
  for (const [place, count] of ["10", "20", "10"].entries()) {
    const asked = picture("/en", words({ count }));
    await soon();
    drawings[place]?.end();
    await asked;
  }
  expect(drawings).toHaveLength(3);
});

test("a drawing that fails fails for those who wait, and is tried again for the next", async () => {
  const { drawings, draw } = slowly();
  const picture = pictureCache(draw);
  const asked = picture("/en", words());
  await soon();
  drawings[0]?.fail();
  await expect(asked).rejects.toThrow("no font");
  const again = picture("/en", words());
  await soon();
  drawings[1]?.end();
  expect((await again).length).toBe(1_000);
});

test("no more is kept than a number of pictures and of bytes; what was asked for longest ago leaves first", async () => {
  let drawn = 0;
  const draw = async () => {
    drawn += 1;
    return Buffer.alloc(1_000);
  };
  for (const limits of [{ mostPictures: 2 }, { mostBytes: 2_500 }]) {
    drawn = 0;
    const picture = pictureCache(draw, limits);
    for (const place of ["/a", "/b", "/a", "/c"]) await picture(place, words());
    expect(drawn).toBe(3);
    await picture("/a", words());
    expect(drawn).toBe(3);
    await picture("/b", words());
    expect(drawn).toBe(4);
  }
});
