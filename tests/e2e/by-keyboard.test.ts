import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DESKTOP, openBrowser } from "#tests/e2e/browser.ts";
import { focused, tabTo, walk } from "#tests/e2e/keyboard.ts";
import { idOf, LETTER } from "#tests/letters.ts";
import { openSite, type Site } from "#tests/site.ts";

let browser: Browser;
let site: Site;
beforeAll(async () => {
  browser = await openBrowser();
  site = await openSite();
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

const press = (page: Page, key: string) => page.keyboard.press(key);
const follow = (page: Page) => Promise.all([page.waitForNavigation(), press(page, "Enter")]);

test("with the keyboard alone he signs, corrects what was wrong, and confirms", async () => {
  const page = await visit(DESKTOP.viewport);
  await page.goto(`${site.origin}/en/c/xinjiang/sign`);
  await press(page, "Tab");
  await press(page, "Enter"); // past what every page begins with
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  await tabTo(page, "form.sign-form button");
  await follow(page);
  expect((await focused(page)).faults).toEqual([]);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("alert");
  await tabTo(page, '.error-summary a[href="#email"]');
  await press(page, "Enter");
  await page.keyboard.type("tursun@signers.example");
  await tabTo(page, "#name", "Shift+Tab");
  await page.keyboard.type("Tursun Demo");
  await tabTo(page, "#country");
  await page.keyboard.type("Germ");
  await tabTo(page, 'input[name="visibility"]');
  await press(page, "Space");
  await press(page, "ArrowDown");
  expect((await focused(page)).faults).toEqual([]);
  await tabTo(page, "#consent");
  await press(page, "Space");
  await tabTo(page, "form.sign-form button");
  await follow(page);
  expect(new URL(page.url()).pathname).toBe("/en/c/xinjiang/check-your-mail");

  await page.goto(site.origin + (await site.linkTo("tursun@signers.example", "confirm")));
  await tabTo(page, "main button");
  await follow(page);
  expect(new URL(page.url()).pathname).toBe("/en/c/xinjiang/confirmed");
  await page.context().close();
});

test("with the keyboard alone she finds her representative and writes", async () => {
  const page = await visit(DESKTOP.viewport);
  await page.goto(site.origin + LETTER);
  await tabTo(page, "#country");
  await page.keyboard.type("Exampleland");
  await tabTo(page, "main form button");
  await follow(page);
  await tabTo(page, "#place-1");
  await page.keyboard.type("10105");
  await press(page, "Enter");
  await page.getByRole("link", { name: "North Harbour" }).first().waitFor();
  await tabTo(page, 'main a[href*="area="]');
  await follow(page);
  await tabTo(page, 'input[name="representative"]');
  await press(page, "Space");
  await tabTo(page, "main form button");
  await follow(page);
  await tabTo(page, "#ownWords");
  await page.keyboard.type("My neighbours ask me about their sisters.");
  await tabTo(page, "#name");
  await page.keyboard.type("Patime Demo");
  await tabTo(page, "#email");
  await page.keyboard.type("patime@writers.example");
  await tabTo(page, "#consent");
  await press(page, "Space");
  await tabTo(page, 'button[value="check"]');
  await follow(page);
  await tabTo(page, 'button[value="send"]');
  await follow(page);
  expect(new URL(page.url()).pathname).toBe("/en/c/xinjiang/check-your-mail");
  expect(await site.mailsTo("patime@writers.example")).toHaveLength(1);
  await page.context().close();
});

test.each([
  ["on a wide window", DESKTOP.viewport],
  ["zoomed four times", { width: 320, height: 256 }],
] as const)("every stop of the keyboard has a ring, and nothing lies over it, %s", async (_, viewport) => {
  const page = await visit(viewport);
  const ada = await idOf(site);
  for (const path of ["/en/c/xinjiang", "/ug/c/xinjiang", `${LETTER}?country=XX&representative=${ada}`]) {
    await page.goto(site.origin + path);
    const { stops, faults } = await walk(page);
    expect(faults, path).toEqual([]);
    expect(stops, path).toBeGreaterThan(10);
  }
  await page.context().close();
});

test.each([
  { width: 320, height: 256 },
  { width: 360, height: 780 },
  { width: 900, height: 900 },
])(
  "the way out covers no part of a line at $width × $height: beneath it is its own strip, past the end of the page",
  async (viewport) => {
    const page = await visit(viewport);
    for (const path of ["/en/c/xinjiang", "/ug/c/xinjiang/sign"]) {
      await page.goto(site.origin + path);
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const strip = await page.locator(".quick-exit").boundingBox();
      expect([strip?.x, strip?.width, (strip?.y ?? 0) + (strip?.height ?? 0)]).toEqual([
        0,
        viewport.width,
        viewport.height,
      ]);
      const last = await page.locator(".site-footer a").last().boundingBox();
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(strip?.y ?? 0);
    }
    await page.context().close();
  },
);

/** Without smooth scrolling, or the keyboard would be looked for while the page still moves. */
async function visit(viewport: (typeof DESKTOP)["viewport"]): Promise<Page> {
  const visit = await browser.newContext({ viewport: viewport ?? null, reducedMotion: "reduce" });
  return visit.newPage();
}
