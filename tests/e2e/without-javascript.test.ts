import { brotliCompressSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { embedScripts } from "#app/web/paths.ts";
import { DESKTOP, openBrowser, PHONE } from "#tests/e2e/browser.ts";
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

test("on her phone, with scripts, styles, images and fonts blocked, she signs, confirms and withdraws", async () => {
  const phone = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  await phone.route(/\.(js|css|svg|png|woff2?)$/, (route) => route.abort());
  const page = await phone.newPage();
  await page.goto(`${site.origin}/en/c/xinjiang`);
  await page.getByLabel("Name", { exact: true }).fill("Rahile Demo");
  await page.getByRole("button", { name: "Sign", exact: true }).click();

  await page.getByRole("alert").getByRole("link", { name: "Enter your e-mail address" }).click();
  await page.keyboard.type("rahile@signers.example");
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Rahile Demo");
  await page.locator("#country").selectOption("DE");
  await page.locator('input[name="visibility"][value="count"]').check();
  await page.locator("#consent").check();
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  expect(new URL(page.url()).pathname).toBe("/en/c/xinjiang/check-your-mail");

  await page.goto(site.origin + (await site.linkTo("rahile@signers.example", "confirm")));
  await page.getByRole("button", { name: "Confirm" }).click();
  expect(new URL(page.url()).pathname).toBe("/en/c/xinjiang/confirmed");
  expect(await site.count()).toMatchObject({ signatures: 1 });

  await page.goto(site.origin + (await site.linkTo("rahile@signers.example", "manage")));
  await page.getByRole("button", { name: "Withdraw" }).click();
  expect(await site.count()).toMatchObject({ signatures: 0 });
  expect(await phone.cookies()).toEqual([]);
  await phone.close();
});

test("on his phone, without scripts, he writes to his representative in his own words", async () => {
  const phone = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  const page = await phone.newPage();
  await page.goto(`${site.origin}/en/c/xinjiang/sanctions`);
  await page.getByRole("link", { name: "Write" }).first().click();
  await page.locator("#country").selectOption("XX");
  await page.locator("form button").first().click();
  await page.getByLabel("Postcode or constituency").fill("10105");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("link", { name: "North Harbour" }).first().click();
  await page.getByRole("checkbox").first().check();
  await page.locator("form button").first().click();

  await page.locator("#ownWords").fill("My neighbours ask me about their sisters.");
  await page.locator("#name").fill("Tohti Demo");
  await page.locator("#email").fill("tohti@writers.example");
  await page.locator("#consent").check();
  await page.locator('button[value="check"]').click();
  expect(await page.textContent("main")).toContain("My neighbours ask me about their sisters.");
  await page.locator('button[value="send"]').click();
  expect(new URL(page.url()).pathname).toBe("/en/c/xinjiang/check-your-mail");

  await page.goto(site.origin + (await site.linkTo("tohti@writers.example", "confirm")));
  await page.getByRole("button", { name: "Send my letter" }).click();
  const letters = (await site.mails()).filter((mail) => mail.to.endsWith("@parliament.example"));
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toContain("My neighbours ask me about their sisters.");
  await phone.close();
});

const PAGES = [
  "/en",
  "/en/c/xinjiang",
  "/en/c/xinjiang/sign",
  "/en/c/xinjiang/sanctions",
  "/en/c/xinjiang/evidence",
  "/en/c/xinjiang/countries",
  "/en/c/xinjiang/share",
  "/en/c/xinjiang/thanks",
  "/en/privacy",
  "/en/safety",
  "/en/nowhere",
  "/en/holding",
  "/organise/sign-in",
];

test.each(PAGES)("%s sends no script but one small module, asks nobody else, and sets no cookie", async (path) => {
  const visit = await browser.newContext(DESKTOP);
  const asked: string[] = [];
  const complaints: string[] = [];
  visit.on("request", (request) => asked.push(request.url()));
  visit.on("console", (message) => complaints.push(message.text()));
  const page = await visit.newPage();
  await page.goto(site.origin + path);
  expect(asked.filter((url) => !url.startsWith(site.origin))).toEqual([]);
  const scripts = asked.filter((url) => url.endsWith(".js") && !url.endsWith(embedScripts.frame)); // a box's is its own
  const modules = (await page.locator("a[data-exit]").count()) > 0 ? 1 : 0;
  expect(scripts).toHaveLength(modules);
  expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(modules); // data runs nothing
  for (const url of scripts) expect(await brotliBytes(url)).toBeLessThan(5_000);
  expect(await visit.cookies()).toEqual([]);
  expect(complaints.filter((text) => !text.includes("404"))).toEqual([]); // a CSP violation would be one
  await visit.close();
});

const brotliBytes = async (url: string) => brotliCompressSync(await (await fetch(url)).arrayBuffer()).length;
