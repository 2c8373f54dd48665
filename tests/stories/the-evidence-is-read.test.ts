import { expect, test } from "vitest";
import { openSite } from "#tests/site.ts";

test("she sees the figures drawn from zero, each with its sources, and every number in words", async () => {
  await using site = await openSite();
  const page = (await site.get("/en/c/xinjiang/evidence")).text;
  const charts = [...page.matchAll(/<figure class="(figure-chart|timeline)">(.*?)<\/figure>/gs)].map(
    ([, , chart = ""]) => chart,
  );
  expect(charts).toHaveLength(3);
  const [people = "", years = "", bars = ""] = charts;

  expect(people).toContain("<strong>26 of 40</strong>");
  expect(people.match(/class="part"/g)).toHaveLength(26);
  expect(people.match(/class="rest"/g)).toHaveLength(14);
  expect(sourcesIn(people)).toEqual(["S3", "S4", "S0", "S0", "S3"]); // each wording, and the whole

  expect(years).toContain("<strong>at least 2017 to 2019</strong>");
  expect(years).toContain("<strong>since 2017; no end is given</strong>");
  expect([...years.matchAll(/<span>(\d{4})<\/span>/g)].map(([, year]) => year)).toEqual([
    "2016",
    "2017",
    "2018",
    "2019",
    "2020",
    "2021",
    "2022",
  ]);

  expect(bars).toContain("per 100,000 inhabitants");
  const widths = [...bars.matchAll(/<rect width="([\d.]+)"/g)].map(([, width]) => Number(width));
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(243 / 32.1);
  expect([...bars.matchAll(/<span>(\d+)<\/span>/g)].map(([, tick]) => tick)).toEqual([
    "0",
    "50",
    "100",
    "150",
    "200",
    "250",
  ]);
  expect(sourcesIn(bars)).toEqual(["S3", "S3"]);
  for (const chart of charts)
    for (const [svg] of chart.matchAll(/<svg[^>]*>/g)) expect(svg).toContain('aria-hidden="true"');
});

test("beside each claim of the other side stands what the documents answer, both with sources", async () => {
  await using site = await openSite();
  const page = (await site.get("/en/c/xinjiang/evidence")).text;
  const disputes = page.split('class="dispute"').slice(1);
  expect(disputes).toHaveLength(8);
  for (const dispute of disputes) expect(dispute.split("What the documents answer")[1]).toMatch(/#source-S\d/);
});

test("she takes the sources with her", async () => {
  await using site = await openSite();
  const page = (await site.get("/en/c/xinjiang/evidence")).text;
  expect(page).toMatch(/href="\/en\/c\/xinjiang\/sources\.bib"[^>]* download/);
  const bibtex = await site.get("/en/c/xinjiang/sources.bib");
  expect(bibtex.headers.get("Content-Type")).toBe("application/x-bibtex; charset=utf-8");
  expect(bibtex.headers.get("Content-Disposition")).toBe('attachment; filename="xinjiang-sources.bib"');
  expect(bibtex.text.match(/^@misc\{/gm)).toHaveLength(5);
  const csl = await site.get("/en/c/xinjiang/sources.json");
  expect(csl.headers.get("Content-Type")).toBe("application/vnd.citationstyles.csl+json");
  expect(JSON.parse(csl.text)).toHaveLength(5);
  expect((await site.get("/en/c/no-such/sources.bib")).status).toBe(404);
});

const sourcesIn = (html: string) => [...html.matchAll(/#source-(S\d)/g)].map(([, id]) => id);
