import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "#tests/e2e/browser.ts";
import { leave, open, placeFor } from "#tests/e2e/visit.ts";
import { PUBLIC_PAGES } from "#tests/public-pages.ts";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What axe finds in colours; nothing else of a page depends on the scheme. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const WINDOW = { width: 1280, height: 1024 };
/** The same at 400 % (WCAG 2.2, 1.4.10). */
const ZOOMED = { width: 320, height: 256 };

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await leave();
});

test.each(PUBLIC_PAGES)(
  "$name has nothing that axe finds, light and dark, and needs no sideways scrolling at four times the size",
  async (one) => {
    const place = await placeFor(one);
    for (const locale of ["en", "ug", "de"]) {
      await page.setViewportSize(WINDOW);
      await page.emulateMedia({ colorScheme: "light" });
      await open(page, place, one, locale);
      if (locale !== "de") {
        expect(await violations(page), `${locale}, light`).toEqual([]);
        await page.emulateMedia({ colorScheme: "dark" });
        expect(await violations(page, COLOURS), `${locale}, dark`).toEqual([]);
      }
      await page.setViewportSize(ZOOMED);
      expect(await sideways(page), `${locale}, 400 %`).toEqual([]);
    }
  },
);

async function violations(page: Page, rules?: string[]) {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const found = await (rules ? axe.withRules(rules) : axe.withTags(WCAG)).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" · ")}`);
}

/** What stands out of the window, where the page can be scrolled to it. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.querySelectorAll("body *")].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > clientWidth + 1 || left < -1);
    });
    return [`${scrollWidth} > ${clientWidth}`, ...outside.slice(0, 5).map(({ outerHTML }) => outerHTML.slice(0, 120))];
  });
