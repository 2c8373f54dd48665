import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, PHONE } from "#tests/e2e/browser.ts";
import { idOf, LETTER } from "#tests/letters.ts";
import { organiserAt } from "#tests/organiser.ts";
import { openSite } from "#tests/site.ts";

const OWN =
  "I teach at a school where two children wait for news of their grandparents, and I have no answer for them. 我没有答案。";
const EDITOR = "/organise/xinjiang/letters/templates/sanctions/en";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("while he writes, a line says how much of the letter is his own, and the check page says the same", async () => {
  await using site = await openSite();
  const page = await (await browser.newContext(PHONE)).newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text())); // a CSP violation would be one
  await page.goto(`${site.origin}${LETTER}?country=XX&representative=${await idOf(site)}`);
  const line = page.getByRole("status");
  expect(await line.textContent()).toBe("");
  const field = page.getByLabel("In your own words");
  await field.fill((await page.locator("#statement").textContent()) ?? "");
  await line.filter({ hasText: "Nothing in this letter is in your own words yet." }).waitFor();
  await field.fill(OWN);
  await line.filter({ hasText: /^\d+ % of this letter is in your own words\.$/ }).waitFor();
  const said = (await line.textContent()) ?? "";
  await usable(page);

  await page.getByLabel("Your name").fill("Tohti Demo");
  await page.getByLabel("Your e-mail address").fill("tohti@writers.example");
  await page.locator("#consent").check();
  await page.getByRole("button", { name: "See it as it will be sent" }).click();
  expect(await page.locator(".own-share").textContent()).toBe(said);
  await page.getByRole("button", { name: "Change something" }).click();
  await page.getByRole("status").filter({ hasText: said }).waitFor(); // what is there already counts at once
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("on a phone an organiser looks at letters, mistypes a field, mends it and saves; axe finds nothing", async () => {
  await using site = await openSite();
  const phone = await browser.newContext(PHONE);
  const [name = "", value = ""] = (await organiserAt(site)).cookie.split("=");
  await phone.addCookies([{ name, value: decodeURIComponent(value), url: site.origin }]);
  const page = await phone.newPage();
  await page.goto(`${site.origin}/organise`);
  await page.getByRole("link", { name: "Letter texts" }).click();
  await usable(page);
  await page.locator(`a[href="${EDITOR}"]`).click(); // one of a language each
  expect(new URL(page.url()).pathname).toBe(EDITOR);
  await usable(page);
  await page.getByLabel("Subject", { exact: true }).fill("Sanctions, {represntative.name}?");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alert").getByRole("link", { name: "Did you mean {representative.name}?" }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("subject");
  await usable(page);
  await page.getByLabel("Subject", { exact: true }).fill("Sanctions, {representative.name}?");
  await page.getByRole("button", { name: "See letters with it" }).click();
  expect(await page.locator(".letter-head").first().textContent()).toContain("Sanctions, Ada Example?");
  await page.getByRole("button", { name: "Save" }).click();
  expect(await page.getByRole("status").textContent()).toContain("Saved.");
  await usable(page);
  await phone.close();
});

async function usable(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
}
