import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DESKTOP, openBrowser, PHONE } from "#tests/e2e/browser.ts";
import { openSite, type Site } from "#tests/site.ts";

let browser: Browser;
let site: Site;
let another: Server;
let shown = "";
beforeAll(async () => {
  browser = await openBrowser();
  site = await openSite();
  another = createServer((_asked, answer) => answer.setHeader("Content-Type", "text/html; charset=utf-8").end(shown));
  await new Promise<void>((open) => another.listen(0, "127.0.0.1", open));
});
afterAll(async () => {
  await browser.close();
  another.close();
  await site[Symbol.asyncDispose]();
});

const link = (more = "") =>
  `<a href="${site.origin}/en/c/xinjiang?via=embed" data-countersign="xinjiang" ${more}>Act on the report</a>`;
const script = () => `<script async src="${site.origin}/embed.js"></script>`;

/** A page of another origin with this in it, opened by somebody who has never been here. */
async function openAnother(body: string, options: BrowserContextOptions = DESKTOP) {
  shown = `<!doctype html><html lang="en"><title>Another site</title><main><h1>News</h1>${body}</main></html>`;
  const visit = await browser.newContext(options);
  const asked: string[] = [];
  visit.on("request", (request) => asked.push(request.url()));
  const page = await visit.newPage();
  await page.goto(`http://localhost:${(another.address() as AddressInfo).port}/`);
  return { visit, page, asked };
}

const heightOf = (page: Page) =>
  page
    .locator("iframe")
    .first()
    .evaluate((frame) => frame.clientHeight);

test("a link in another site's page becomes a box as high as what stands in it, and signing opens in the whole window", async () => {
  const { visit, page, asked } = await openAnother(link() + script(), PHONE);
  const box = page.frameLocator("iframe");
  await box.getByRole("heading", { name: "Act on the UN’s Xinjiang report" }).waitFor();
  await expect.poll(() => heightOf(page)).toBeGreaterThan(200);
  expect(await page.getByRole("link", { name: "Act on the report" }).isVisible()).toBe(false);
  const inside = page.frames()[1] as ReturnType<Page["frames"]>[number];
  expect(await inside.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBeLessThan(1);
  expect(await inside.evaluate(() => getComputedStyle(document.querySelector(".button") as Element).fontWeight)).toBe(
    "600",
  );
  await page.setViewportSize({ width: 1000, height: 700 });
  await expect.poll(() => heightOf(page)).toBeLessThan(300);

  await box.getByRole("link", { name: "Sign" }).click();
  await page.waitForURL(`${site.origin}/en/c/xinjiang/sign?via=embed`);
  expect(page.frames()).toHaveLength(1);
  await page.getByLabel("Name", { exact: true }).fill("Rahile Demo");
  await page.locator("#email").fill("rahile@signers.example");
  await page.locator("#country").selectOption("DE");
  await page.locator('input[name="visibility"][value="count"]').check();
  await page.locator('input[name="actions"]').first().check();
  await page.locator("#consent").check();
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await page.waitForURL("**/check-your-mail");
  expect(await visit.cookies()).toEqual([]);
  expect(asked.filter((url) => !/^http:\/\/(localhost|127\.0\.0\.1):/.test(url))).toEqual([]);
  await visit.close();
});

test("the frame loads the box and one small script; where scripts are blocked, the link stays, and a plain frame works", async () => {
  const { visit, page, asked } = await openAnother(link() + script());
  await expect.poll(() => heightOf(page)).toBeGreaterThan(100);
  const own = asked.filter((url) => url.startsWith(site.origin)).map((url) => url.slice(site.origin.length));
  expect(own).toEqual(["/embed.js", "/embed/xinjiang?", "/embed-frame.js"]);
  await visit.close();

  const frame = `<iframe src="${site.origin}/embed/xinjiang" width="600" height="300" title="The campaign"></iframe>`;
  const quiet = await openAnother(link() + script() + frame, { ...DESKTOP, javaScriptEnabled: false });
  expect(await quiet.page.getByRole("link", { name: "Act on the report" }).isVisible()).toBe(true);
  await quiet.page.frameLocator("iframe").getByRole("link", { name: "Sign" }).click();
  await quiet.page.waitForURL(`${site.origin}/en/c/xinjiang/sign?via=embed`);
  await quiet.visit.close();
});

test("an owner chooses theme, look and language by closed lists, and several boxes keep apart", async () => {
  const boxes = `${link('data-theme="dark"')}${link('data-look="line" data-theme="light"')}${link('data-theme="};x" data-style="*{color:red}"')}`;
  const { visit, page } = await openAnother(boxes + script() + script());
  await expect.poll(() => page.locator("iframe").count()).toBe(3);
  await expect
    .poll(async () =>
      Math.min(...(await page.locator("iframe").evaluateAll((all) => all.map((one) => one.clientHeight)))),
    )
    .toBeGreaterThan(40);
  const backgrounds = await Promise.all(
    page
      .frames()
      .slice(1)
      .map((one) => one.evaluate(() => getComputedStyle(document.querySelector(".embed") as Element).backgroundColor)),
  );
  expect(backgrounds).toEqual(["rgb(23, 29, 37)", "rgb(255, 255, 255)", "rgb(255, 255, 255)"]);
  const [dark = 0, line = 0] = await page.locator("iframe").evaluateAll((all) => all.map((one) => one.clientHeight));
  expect(line).toBeLessThan(dark);
  await visit.close();
});

test("a message from elsewhere changes no height, and a sandboxed frame is whole", async () => {
  const { visit, page } = await openAnother(link() + script());
  await expect.poll(() => heightOf(page)).toBeGreaterThan(100);
  const before = await heightOf(page);
  await page.evaluate(() => window.postMessage({ countersign: 2000 }, "*"));
  await page.waitForTimeout(100);
  expect(await heightOf(page)).toBe(before);
  await visit.close();

  const sandboxed = await openAnother(
    `<iframe sandbox src="${site.origin}/embed/xinjiang" title="The campaign"></iframe>`,
  );
  const [, inside] = sandboxed.page.frames();
  expect(
    await inside?.evaluate(() => getComputedStyle(document.querySelector(".embed") as Element).borderTopWidth),
  ).toBe("3px");
  await sandboxed.visit.close();
});

test("the badge has its colours in a page and alone, where it could run nothing", async () => {
  const visit = await browser.newContext(DESKTOP);
  const page = await visit.newPage();
  for (const [theme, colour] of [
    ["light", "rgb(255, 255, 255)"],
    ["dark", "rgb(23, 29, 37)"],
  ]) {
    await page.goto(`${site.origin}/embed/xinjiang/badge.svg?theme=${theme}`);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector("rect") as Element).fill)).toBe(colour);
  }
  await visit.close();
});

test("no other page of this site lets itself be framed", async () => {
  const pages = [
    "/en/c/xinjiang",
    "/en/c/xinjiang/sign",
    "/en/c/xinjiang/share",
    "/organise/sign-in",
    "/en/c/xinjiang/thanks",
  ];
  const frames = pages.map((path) => `<iframe src="${site.origin}${path}" title="${path}"></iframe>`).join("");
  const { visit, page } = await openAnother(frames);
  await page.waitForLoadState("networkidle");
  for (const frame of page.frames().slice(1)) expect(frame.url()).toMatch(/^chrome-error:/);
  await visit.close();
});

test.each(["?theme=light", "?theme=dark", "?look=line", "?look=line&theme=dark"])(
  "the box %s can be used by everybody, and fits a narrow column",
  async (options) => {
    const visit = await browser.newContext({ viewport: { width: 240, height: 500 } });
    const page = await visit.newPage();
    await page.goto(`${site.origin}/embed/xinjiang${options}`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    await visit.close();
  },
);
