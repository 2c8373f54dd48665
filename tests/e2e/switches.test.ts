import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openBrowser, PHONE } from "#tests/e2e/browser.ts";
import { organiserAt, turnSwitch } from "#tests/organiser.ts";
import { openSite, type Site } from "#tests/site.ts";

vi.setConfig({ testTimeout: 180_000 }); // many pages are tried in one visit

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("on a phone, by keyboard and without scripts, an organiser pauses signing and opens it again", async () => {
  await using site = await openSite();
  const { phone, page } = await deskOnAPhone(site, await organiserAt(site));
  await page.goto(`${site.origin}/organise`);
  await page.getByRole("link", { name: "Switches" }).click();
  const signing = page.getByRole("region", { name: "Pause signing" });

  await signing.locator("summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("The disk is nearly full");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByRole("link", { name: "Tick the box" }).click();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  expect(await page.getByRole("status").textContent()).toBe("Signing is paused.");
  expect(await signing.textContent()).toContain("The disk is nearly full");
  expect(await page.getByRole("note").textContent()).toContain("Signing is paused.");

  await signing.locator("summary").focus();
  await page.keyboard.press("Enter");
  await signing.getByLabel("Reason").fill("There is room again");
  await signing.getByRole("button", { name: "Resume signing" }).click();
  expect(await page.getByRole("status").textContent()).toBe("Signing is open.");
  expect(await page.locator(".turn").count()).toBe(2);
  await phone.close();
});

test("what switches show can be used by everybody, in light and dark, on the narrowest phone", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const { phone, page } = await deskOnAPhone(site, { cookie: organiser.cookie, javaScriptEnabled: true }); // axe is a script
  await page.setViewportSize({ width: 320, height: 640 });
  for (const name of ["signing", "mail", "letters", "counting", "comments"]) await turnSwitch(organiser, name, "on");
  for (const path of ["/organise/switches?turned=mail", "/en/c/xinjiang"])
    await usable(page, site.origin + path, ["light", "dark"]);
  for (const path of [
    "/en/c/xinjiang/sanctions",
    "/en/c/xinjiang/sanctions/letter",
    "/en/c/xinjiang/check-your-mail",
    "/en/c/xinjiang/confirmed",
  ])
    await usable(page, site.origin + path);
  await turnSwitch(organiser, "holding", "on");
  await usable(page, `${site.origin}/en`);
  await turnSwitch(organiser, "read-only", "on");
  await usable(page, `${site.origin}/en/read-only`);
  await phone.close();
});

/** A phone that carries an organiser's session. */
async function deskOnAPhone(
  site: Site,
  { cookie, javaScriptEnabled = false }: { cookie: string; javaScriptEnabled?: boolean },
): Promise<{ phone: BrowserContext; page: Page }> {
  const phone = await browser.newContext({ ...PHONE, javaScriptEnabled });
  const [name = "", value = ""] = cookie.split("=");
  await phone.addCookies([{ name, value: decodeURIComponent(value), url: site.origin }]);
  return { phone, page: await phone.newPage() };
}

async function usable(page: Page, url: string, colorSchemes: ("light" | "dark")[] = ["light"]) {
  await page.goto(url);
  await page.locator("details").evaluateAll((all) => {
    for (const details of all) details.setAttribute("open", "");
  });
  for (const colorScheme of colorSchemes) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${url}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  expect(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
}
