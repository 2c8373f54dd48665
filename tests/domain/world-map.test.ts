import { expect, test } from "vitest";
import { worldMap } from "#app/integrations/world-map.ts";

const WORDS = { title: "Who & where", description: "One circle a country.", lang: "en" };
const circlesIn = (svg: string) =>
  [...svg.matchAll(/<circle cx="(\d+)" cy="(\d+)" r="([\d.]+)"\/>/g)].map((c) => c.slice(1).map(Number));

test("each country has a circle where it lies, of an area in proportion", async () => {
  const svg = await worldMap().draw(
    [
      { country: "TR", signatures: 100 },
      { country: "AU", signatures: 400 },
      { country: "US", signatures: 25 },
    ],
    WORDS,
  );
  const [australia = [], turkey = [], states = []] = circlesIn(svg);
  expect([australia[2], turkey[2], states[2]]).toEqual([26, 13, 6.5]);
  expect(australia[0]).toBeGreaterThan(turkey[0] ?? 0); // further east
  expect(australia[1]).toBeGreaterThan(turkey[1] ?? 0); // further south
  expect(states[0]).toBeLessThan(turkey[0] ?? 0);
  expect(svg).toContain('<title id="t">Who &amp; where</title>');
});

test("France lies in Europe and Norway on its mainland; what the data has no shape for is left out", async () => {
  const cells = ["FR", "NO", "ES", "GI"].map((country) => ({ country, signatures: 10 }));
  const circles = circlesIn(await worldMap().draw(cells, WORDS));
  expect(circles).toHaveLength(3);
  for (const [x = 0, y = 0] of circles) {
    expect(x).toBeGreaterThan(430);
    expect(x).toBeLessThan(500);
    expect(y).toBeLessThan(130);
  }
});

test("all land is one shape of one colour, and borders that are disputed are dashed and nothing else", async () => {
  const svg = await worldMap().draw([{ country: "RS", signatures: 10 }], WORDS);
  expect(svg.match(/class="land"/g)).toHaveLength(1);
  expect(svg.match(/<path class="borders disputed" d="M[^"]+"/g)).toHaveLength(1);
  expect(svg).not.toContain("Kosovo");
});

test("a map is drawn once for its counts", async () => {
  const { draw } = worldMap();
  const cells = [{ country: "DE", signatures: 12 }];
  expect(draw([...cells], WORDS)).toBe(draw([...cells], WORDS));
  expect(await draw([{ country: "DE", signatures: 13 }], { ...WORDS, lang: "tr" })).toContain('lang="tr"');
});
