import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openBrowser, PHONE } from "#tests/e2e/browser.ts";
import { organiserAt } from "#tests/organiser.ts";
import { DESK, decided, fill } from "#tests/reviews.ts";
import { openSite, type Site } from "#tests/site.ts";

vi.setConfig({ testTimeout: 180_000 }); // many pages are tried in one visit

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("on a phone, by keyboard and without scripts, an organiser takes out a burst and puts it back", async () => {
  await using site = await openSite();
  const page = await phoneOf(site, (await organiserAt(site)).cookie, false);
  await fill(site, 40);
  await site.later(0);
  await page.goto(`${site.origin}/organise`);
  await page.getByRole("link", { name: "Review" }).click();
  await page.getByRole("link", { name: /^A mail domain/ }).press("Enter");
  await page.getByRole("button", { name: "See how many" }).press("Enter");
  expect(await page.textContent("main")).toContain("40 signatures fulfil these conditions");

  await page.getByRole("button", { name: "Do it" }).press("Enter");
  await page.getByRole("alert").getByRole("link", { name: "Enter a reason" }).press("Enter");
  await page.keyboard.type("A farm of mailboxes");
  await page.getByRole("radio", { name: /^Invalidate/ }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Do it" }).press("Enter");
  expect(await page.textContent("h1")).toContain("40 signatures invalidated");
  expect(await site.count()).toMatchObject({ signatures: 0 });

  await page.getByLabel("Reason").fill("They were a choir");
  await page.keyboard.press("Enter");
  await page.getByText("40 went back").waitFor();
  expect(await site.count()).toMatchObject({ signatures: 40 });
});

test("the pages of the review can be used by everybody, in light and dark, on the narrowest phone", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await fill(site, 90, { state: "held", signals: ["honeypot", "no-proof"] });
  await fill(site, 600, { domain: "other.example" });
  await site.later(0);
  const done = await decided(organiser, { domain: "farm.example" }, "release");
  const running = await decided(organiser, { domain: "other.example" }, "invalidate");
  await fill(site, 5, { state: "held", signals: ["honeypot"] });
  const page = await phoneOf(site, organiser.cookie, true); // axe is a script
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [DESK, `${DESK}/new`, done, running, "/organise"]) {
    await page.goto(site.origin + path);
    await usable(page, path);
  }
  await page.goto(`${site.origin}${DESK}/new`);
  await page.getByRole("button", { name: "See how many" }).click();
  await usable(page, "a form with faults");
  await page.locator("#country").selectOption("DE");
  await page.getByRole("button", { name: "See how many" }).click();
  await usable(page, "the numbers before");
});

/** A phone that carries an organiser's session. */
async function phoneOf(site: Site, cookie: string, javaScriptEnabled: boolean): Promise<Page> {
  const phone = await browser.newContext({ ...PHONE, javaScriptEnabled });
  const [name = "", value = ""] = cookie.split("=");
  await phone.addCookies([{ name, value: decodeURIComponent(value), url: site.origin }]);
  return phone.newPage();
}

async function usable(page: Page, where: string) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  expect(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth), where).toBe(0);
}
