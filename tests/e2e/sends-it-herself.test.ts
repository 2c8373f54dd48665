import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DESKTOP, openBrowser, PHONE } from "#tests/e2e/browser.ts";
import { readPdf } from "#tests/hand-over.ts";
import { HIS, idOf, LETTER } from "#tests/letters.ts";
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

/** Writes to an office of that name, up to the page that shows how to send it. */
async function writeTo(page: Page, name: string) {
  await page.goto(`${site.origin}${LETTER}?country=XX&representative=${await idOf(site, name)}`);
  await page.locator("#ownWords").fill("My neighbours ask me about their sisters.\nئۇيغۇر قوشنىلىرىم بار.");
  await page.locator("#name").fill("Tohti Demo");
  await page.locator("#email").fill(HIS);
  await page.locator("#consent").check();
  await page.locator('button[value="check"]').click();
  await page.getByRole("button", { name: "Show me how to send it" }).click();
}

test("on his phone, without scripts: he selects the text, finds the form, and says that he sent it", async () => {
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await writeTo(page, "Zeno Onlyform");
  expect(await page.getByLabel("The letter", { exact: true }).first().inputValue()).toContain("about their sisters");
  expect(await page.getByRole("button", { name: "Copy" }).count()).toBe(0);
  const form = page.getByRole("link", { name: "Open the form" });
  expect(await form.getAttribute("href")).toBe("https://zeno-onlyform.parliament.example/write-to-me");
  expect(await form.getAttribute("rel")).toBe("noopener noreferrer");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole("button", { name: "I sent it" }).first().click();
  expect(await page.getByRole("status").first().textContent()).toContain("You told us that you sent it");
  await context.close();
});

test("with scripts a button copies the whole letter, and nothing stands in a reader's way", async () => {
  const context = await browser.newContext({ ...DESKTOP, permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await writeTo(page, "Yara Webform");
  await page.getByRole("button", { name: "Copy" }).nth(1).click();
  await page.getByText("Copied").waitFor();
  const letter = await page.getByLabel("The letter", { exact: true }).first().inputValue();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.replaceAll("\r\n", "\n")).toBe(letter);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await context.close();
});

test("printed from the browser, the page is the letter alone, with the address", async () => {
  const page = await browser.newPage();
  await writeTo(page, "Abel Paper");
  await page.locator(".paper-sheet").first().waitFor({ state: "attached" });
  const { text } = await readPdf(new Uint8Array(await page.pdf({ format: "A4" })));
  expect(text).toContain("1 Made-up Square");
  expect(text).toContain("My neighbours ask me about their sisters.");
  expect(text).not.toContain("Send it yourself");
  expect(text).not.toContain("I sent it");
  expect(text).not.toContain("Privacy");
  await page.close();
});
