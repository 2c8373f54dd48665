import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyBoundaries, planBoundaries } from "#app/domain/areas/import-boundaries.ts";
import { readBoundaries } from "#app/integrations/areas/geojson.ts";
import { openBrowser, PHONE } from "#tests/e2e/browser.ts";
import { LETTER } from "#tests/letters.ts";
import { openSite, type Site } from "#tests/site.ts";

const PARLIAMENT = "exampleland-parliament";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("her browser looks her postcode up itself: the server learns its beginning, and nothing else", async () => {
  await using site = await openSite();
  const { page, asked, complaints } = await visit(site);
  await look(page, "104 01");
  await page.waitForURL("**area=**");
  expect(await page.getByLabel("Rolf Rehearsal").isChecked()).toBe(true);
  expect(asked.filter((request) => /10401|104 01|104\+01/.test(request))).toEqual([]);
  expect(asked.filter((request) => request.startsWith("POST"))).toEqual([]);
  expect(asked.filter((request) => request.includes("/postcodes/"))).toEqual([
    `GET ${site.origin}/api/v1/bodies/${PARLIAMENT}/postcodes/104.json `,
  ]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a split postcode gives her the choice at once, an unknown one says so, and a name leads there", async () => {
  await using site = await openSite();
  const { page, asked } = await visit(site);
  const status = page.getByRole("status");
  await look(page, "10105");
  await status.getByRole("link").nth(1).waitFor();
  expect(await status.getByRole("link").allTextContents()).toEqual(["North Harbour", "South Harbour"]);
  await look(page, "10999");
  await status.getByText("Look whether it is written").waitFor();
  expect(await page.locator("[data-area]:visible").count()).toBe(12);
  await page.getByLabel("Postcode or constituency").fill("HAVNA");
  expect(await page.locator("[data-area]:visible").allTextContents()).toEqual([
    "North HarbourNôrhavna",
    "South HarbourSôdhavna",
  ]);
  await look(page, "sodhavna");
  await page.waitForURL("**area=**");
  expect(await page.getByText("Dora Placeholder").count()).toBe(1);
  expect(asked.filter((request) => request.startsWith("POST"))).toEqual([]);
  await page.context().close();
});

test("where the table cannot be had, the form is sent, and she is answered all the same", async () => {
  await using site = await openSite();
  const { page } = await visit(site);
  await page.route("**/postcodes/**", (route) => route.abort());
  await look(page, "10401");
  await page.waitForURL("**area=**");
  expect(page.url()).not.toContain("10401");
  await page.context().close();
});

test("where she is leads to her constituency, sent once, coarsely, and in no address", async () => {
  await using site = await openSite();
  const { db, now } = site.context;
  const ring = [
    [-10, -10],
    [10, -10],
    [10, 10],
    [-10, 10],
    [-10, -10],
  ];
  const square = { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
  const file = readBoundaries([{ name: "xx-mock-moor", bytes: Buffer.from(JSON.stringify(square)) }], {});
  const edition = { body: { id: PARLIAMENT, name: null }, key: "first", validFrom: null, validUntil: null };
  await db.write(async (tx) => applyBoundaries(tx, await planBoundaries(tx, edition, file), "0", now()));
  const { page, asked, complaints } = await visit(site, {
    permissions: ["geolocation"],
    geolocation: { latitude: 1.23456789, longitude: -3.98765432 },
  });
  await page.getByRole("button", { name: "Use where I am now" }).click();
  await page.waitForURL("**area=**");
  expect(await page.getByText("Rolf Rehearsal").count()).toBeGreaterThan(0);
  expect(asked.filter((request) => request.startsWith("POST"))).toEqual([
    expect.stringContaining("latitude=1.235&longitude=-3.988"),
  ]);
  expect(asked.filter((request) => /1\.2|3\.98/.test(request.split(" ")[1] ?? ""))).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

async function visit(site: Site, more: BrowserContextOptions = {}) {
  const page = await (await browser.newContext({ ...PHONE, ...more })).newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  page.on("console", (message) => complaints.push(message.text())); // a CSP violation would be one
  await page.goto(`${site.origin}${LETTER}?country=XX`);
  return { page, asked, complaints };
}

async function look(page: Page, typed: string) {
  await page.getByLabel("Postcode or constituency").fill(typed);
  await page.getByRole("button", { name: "Find", exact: true }).click();
}
