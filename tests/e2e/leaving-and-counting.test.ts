import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, PHONE } from "#tests/e2e/browser.ts";
import { goodForm, openSite, type Site } from "#tests/site.ts";

const HALF_A_MINUTE_MS = 30_100;
const AWAY = "https://weather.example/";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("she presses Shift three times and is away; neither Back nor the page's title leads to us", async () => {
  await using site = await openSite({ EXIT_URL: AWAY });
  const { phone, page, referrers } = await visit();
  await page.goto(`${site.origin}/en/c/xinjiang`);
  await page.goto(`${site.origin}/en/c/xinjiang/evidence`);
  await page.keyboard.press("Shift");
  await page.getByText("Press Shift two more times to leave.").waitFor({ state: "attached" });
  await page.keyboard.press("Shift");
  await page.keyboard.press("a"); // somebody only types
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  expect(page.url()).toContain("/evidence");
  await page.keyboard.press("Shift");
  await page.waitForURL(AWAY);
  expect(await page.title()).toBe("Weather");
  expect(referrers).toEqual([""]);

  await page.goBack({ waitUntil: "commit" }).catch(() => {}); // led away again while it goes
  await page.waitForURL(AWAY);
  expect(await page.title()).toBe("Weather");

  await page.goto(`${site.origin}/en/c/xinjiang`); // on purpose
  await page.waitForTimeout(300);
  expect(page.url()).toContain("/en/c/xinjiang");
  await phone.close();
});

test("the button leads away in place of the page, is the second thing the keyboard comes to, and is a link without scripts", async () => {
  await using site = await openSite({ EXIT_URL: AWAY });
  const { phone, page } = await visit();
  await page.goto(`${site.origin}/en/safety`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(AWAY);
  expect(await page.evaluate(() => history.length)).toBe(2); // the empty page of a new tab, and this one
  await phone.close();

  const bare = await visit({ javaScriptEnabled: false });
  await bare.page.goto(`${site.origin}/en/safety`);
  await bare.page.getByRole("link", { name: "Leave quickly" }).click();
  await bare.page.waitForURL(AWAY);
  await bare.phone.close();
});

test("the count moves while he looks on, is said once a minute, and rests while he looks elsewhere or it fails", async () => {
  await using site = await openSite();
  const { phone, page } = await visit();
  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("count.json") && asked.push(request.url()));
  await page.clock.install();
  await page.addInitScript(() => Object.assign(Math, { random: () => 0.5 })); // no wait is longer or shorter than the others
  await page.goto(`${site.origin}/en/c/xinjiang`);
  const number = page.locator("#progress [data-written=number]");
  const said = page.locator("#progress [aria-live]");
  expect(await number.textContent()).toBe("0");

  await signs(site, "first@signers.example");
  await answered(page, HALF_A_MINUTE_MS);
  expect(await number.textContent()).toBe("1");
  expect(await page.locator("#progress [data-written=signed]").textContent()).toBe("person has signed");
  expect(await page.locator("#progress progress").evaluate((bar: HTMLProgressElement) => bar.value)).toBe(1);
  expect(await said.textContent()).toBe("1 person has signed");

  await signs(site, "second@signers.example");
  await answered(page, HALF_A_MINUTE_MS);
  expect(await number.textContent()).toBe("2");
  expect(await said.textContent()).toBe("1 person has signed"); // said less than a minute ago
  await answered(page, HALF_A_MINUTE_MS);
  expect(await said.textContent()).toBe("2 people have signed");

  await look(page, false);
  await page.clock.runFor(600_000);
  expect(asked).toHaveLength(3);
  await look(page, true);
  await answered(page, 10); // at once
  expect(asked).toHaveLength(4);

  await page.route("**/count.json*", (route) => route.fulfill({ status: 503 }));
  await answered(page, HALF_A_MINUTE_MS);
  await page.clock.runFor(HALF_A_MINUTE_MS);
  expect(asked).toHaveLength(5); // a minute now, then two
  await answered(page, HALF_A_MINUTE_MS);
  expect(await number.textContent()).toBe("2");
  await phone.close();
});

test("on paper there is no way out", async () => {
  await using site = await openSite();
  const { phone, page } = await visit();
  for (const path of ["/en/c/xinjiang/evidence", "/en/c/xinjiang/countries", "/en/safety"]) {
    await page.goto(site.origin + path);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("link", { name: "Leave quickly" }).isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
  }
  await phone.close();
});

/** A phone for which the page that leads away is there, without anybody being asked. */
async function visit(options: { javaScriptEnabled?: boolean } = {}) {
  const phone: BrowserContext = await browser.newContext({ ...PHONE, ...options });
  const referrers: string[] = [];
  await phone.route(`${AWAY}**`, (route) => {
    referrers.push(route.request().headers().referer ?? "");
    return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Weather</title><p>Rain." });
  });
  return { phone, page: await phone.newPage(), referrers };
}

async function signs(site: Site, email: string) {
  await site.post("/en/c/xinjiang/sign", goodForm({ email }));
  await site.post(await site.linkTo(email, "confirm"));
  site.pass(10); // counts are kept for a moment
}

/** Time passes by the page's clock, and what it asks for meanwhile has come and is shown. */
async function answered(page: Page, ms: number) {
  await Promise.all([page.waitForResponse("**/count.json*", { timeout: 10_000 }), page.clock.runFor(ms)]);
  await page.waitForTimeout(200);
}

/** Another tab comes to the front, or this one again. */
const look = (page: Page, here: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, !here);
