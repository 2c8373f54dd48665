import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "#tests/e2e/browser.ts";
import { leave, open, placeFor } from "#tests/e2e/visit.ts";
import { PUBLIC_PAGES } from "#tests/public-pages.ts";

/** What a thing must stand out by, to be seen (WCAG 2.2, 1.4.11). */
const LEAST_CONTRAST = 3;

const MOST_CHARTS = 8;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await leave();
});

const SCHEMES = ["light", "dark"] as const;

test("with the colours of her own system she sees fields, buttons, what is wrong and what is ticked", async () => {
  const page = await visit("sign-with-faults");
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, forcedColors: "active" });
    for (const thing of ["form.sign-form button", "#name", "#country", "#consent", ".error-summary", ".quick-exit a"])
      expect(stands(await drawn(page, page.locator(thing).first())), thing).toBeGreaterThan(LEAST_CONTRAST);
    const [ticked, unticked] = [page.locator('input[name="actions"]:checked').first(), page.locator("#updates")];
    expect((await drawn(page, ticked)).ink).toBeGreaterThan(1.2 * (await drawn(page, unticked)).ink);
  }
  await page.context().close();
});

test("with the colours of her own system she sees the charts of the evidence", async () => {
  const page = await visit("evidence");
  const charts = await page.locator("main svg:visible").all();
  expect(charts.length).toBeGreaterThan(MOST_CHARTS);
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, forcedColors: "active" });
    for (const chart of charts.slice(0, MOST_CHARTS))
      expect(stands(await drawn(page, chart))).toBeGreaterThan(LEAST_CONTRAST);
  }
  await page.context().close();
});

test("with the colours of her own system she sees how far the campaign is, and what is a button", async () => {
  const page = await visit("demo-campaign");
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, forcedColors: "active" });
    const progress = await drawn(page, page.locator("progress").first());
    expect(contrast(progress.first, progress.last)).toBeGreaterThan(LEAST_CONTRAST); // reached, and not yet
    for (const look of [".button", ".button-quiet"])
      expect(await borderOf(page.locator(look).first()), look).toBe("solid");
  }
  await page.context().close();
});

async function visit(name: string): Promise<Page> {
  const one = PUBLIC_PAGES.find((candidate) => candidate.name === name);
  if (!one) throw new Error(`no page is called ${name}`);
  const page = await browser.newPage({ viewport: { width: 900, height: 900 }, forcedColors: "active" });
  await open(page, await placeFor(one), one, "en");
  return page;
}

const borderOf = (thing: Locator) => thing.evaluate((element) => getComputedStyle(element).borderTopStyle);

/** How a thing is drawn: the relative luminance (WCAG 2.2) of its darkest and its lightest point, and along its middle. */
type Drawn = { darkest: number; lightest: number; first: number; last: number; ink: number };

const contrast = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
const stands = ({ darkest, lightest }: Drawn) => contrast(darkest, lightest);

/** A thing as the screen shows it, with a little of what is around it. `ink`: how much is not as light as its corner. */
async function drawn(page: Page, thing: Locator): Promise<Drawn> {
  await thing.scrollIntoViewIfNeeded();
  const box = await thing.boundingBox();
  if (!box) throw new Error("it is not drawn");
  const clip = { x: Math.max(0, box.x - 2), y: Math.max(0, box.y - 2), width: box.width + 4, height: box.height + 4 };
  const picture = (await page.screenshot({ clip })).toString("base64");
  return page.evaluate(async (data) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0))]));
    const { width, height } = image;
    const pen = new OffscreenCanvas(width, height).getContext("2d") as OffscreenCanvasRenderingContext2D;
    pen.drawImage(image, 0, 0);
    const bytes = pen.getImageData(0, 0, width, height).data;
    const linear = (byte = 0) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
    const light = (x: number, y: number) => {
      const [red, green, blue] = bytes.subarray(4 * (y * width + x));
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    };
    const [middle, corner] = [Math.floor(height / 2), light(0, 0)];
    const said = { darkest: 1, lightest: 0, first: light(6, middle), last: light(width - 7, middle), ink: 0 };
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const one = light(x, y);
        said.darkest = Math.min(said.darkest, one);
        said.lightest = Math.max(said.lightest, one);
        if (Math.abs(one - corner) > 0.1) said.ink += 1 / (width * height);
      }
    return said;
  }, picture);
}
