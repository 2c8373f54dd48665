import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, PHONE } from "#tests/e2e/browser.ts";
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

test("where her browser has a list of apps she shares by it, and where it has a clipboard she copies the address", async () => {
  const phone = await browser.newContext({ ...PHONE, permissions: ["clipboard-read", "clipboard-write"] });
  const page = await phone.newPage();
  // why: the browser of the tests has no list of apps to share by
  await page.addInitScript(() => {
    navigator.share = async (shared) => {
      document.documentElement.dataset.shared = JSON.stringify(shared);
    };
  });
  await page.goto(`${site.origin}/en/c/xinjiang/confirmed`);
  await page.getByRole("button", { name: "Share by Signal or another app" }).click();
  const address = `${site.context.config.PUBLIC_URL}/en/c/xinjiang?via=link`;
  expect(JSON.parse((await page.locator("html").getAttribute("data-shared")) ?? "{}")).toMatchObject({ url: address });
  await page.getByRole("button", { name: "Copy the address" }).click();
  await page.getByRole("status").getByText("The address is copied.").waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await page.getByText("QR code").click();
  await page.getByAltText("A QR code with the address of this page").scrollIntoViewIfNeeded();
  await expect
    .poll(() =>
      page
        .locator("img")
        .first()
        .evaluate((image) => (image as HTMLImageElement).naturalWidth),
    )
    .toBeGreaterThan(0);
  await phone.close();
});

test("without scripts no button stands there that does nothing, and the code can be opened all the same", async () => {
  const phone = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  const page = await phone.newPage();
  await page.goto(`${site.origin}/en/c/xinjiang/confirmed`);
  expect(await page.getByRole("button").count()).toBe(0);
  expect(await page.getByRole("link", { name: "WhatsApp" }).isVisible()).toBe(true);
  await page.getByText("QR code").click();
  expect(await page.getByAltText("A QR code with the address of this page").isVisible()).toBe(true);
  await phone.close();
});

test("a campaign page that somebody opens for the first time asks for no picture", async () => {
  const phone = await browser.newContext(PHONE);
  const asked: string[] = [];
  phone.on("request", (request) => asked.push(new URL(request.url()).pathname.replace(/-[\w-]{8}\./, ".")));
  const page = await phone.newPage();
  await page.goto(`${site.origin}/en/c/xinjiang`);
  await page.waitForLoadState("networkidle");
  expect(asked.filter((path) => !/^\/favicon/.test(path)).sort()).toEqual([
    "/assets/entry.client.js",
    "/assets/site.css",
    "/en/c/xinjiang",
  ]);
  await phone.close();
});
