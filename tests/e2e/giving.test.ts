import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DONATE, openGiving } from "#tests/donations.ts";
import { DESKTOP, openBrowser, PHONE } from "#tests/e2e/browser.ts";

const CHECKOUT = "https://checkout.stripe.com/";
const ENDS_WITHIN_MS = 20_000;

/** What became of the way to Stripe's page; on a machine without a network it fails there, and not before. */
function wayToStripe(page: Page): Promise<string> {
  return new Promise((ended, never) => {
    setTimeout(() => never(new Error("nothing was asked of Stripe")), ENDS_WITHIN_MS).unref();
    page.on("console", (said) => /form-action/.test(said.text()) && ended("blocked by the page's policy"));
    page.on("response", (answer) => answer.url().startsWith(CHECKOUT) && ended("gone there"));
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      if (request.url().startsWith(CHECKOUT)) ended(/csp|blocked/i.test(why) ? `blocked: ${why}` : "gone there");
    });
  });
}

async function choose(page: Page) {
  await page.getByText("Every month", { exact: true }).click();
  await page.getByText("$60", { exact: true }).click();
  await page.getByRole("button", { name: "Go on to Stripe" }).click({ noWaitAfter: true });
}

test("without JavaScript, on a phone, the form leads her to Stripe's page; a stricter policy would stop it there", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  const browser = await openBrowser();
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage();
  await page.goto(site.origin + DONATE);
  const way = wayToStripe(page);
  await choose(page);
  expect(await way).toBe("gone there");
  expect(stripe.sessions()).toMatchObject([{ mode: "subscription", amount_total: 6_000 }]);

  const strict = await (await browser.newContext(PHONE)).newPage();
  await strict.route(`**${DONATE}`, async (route) => {
    if (route.request().method() === "POST") return route.continue();
    const answer = await route.fetch();
    const policy = answer.headers()["content-security-policy"]?.replace(` ${CHECKOUT.slice(0, -1)}`, "") ?? "";
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-security-policy": policy } });
  });
  await strict.goto(site.origin + DONATE);
  const stopped = wayToStripe(strict);
  await choose(strict);
  expect(await stopped).toMatch(/^blocked/);
  await browser.close();
}, 120_000);

test.each([
  ["a phone", PHONE, "en"],
  ["a phone", PHONE, "ug"],
  ["a desk", DESKTOP, "en"],
  ["a desk", DESKTOP, "ug"],
])(
  "on %s the donation page is accessible and fits (%s, %s)",
  async (_device, options, locale) => {
    await using giving = await openGiving();
    const { site } = giving;
    const browser = await openBrowser();
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await (await browser.newContext({ ...options, colorScheme })).newPage();
      await page.goto(site.origin + DONATE.replace("/en/", `/${locale}/`));
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const width = await page.evaluate("document.documentElement.scrollWidth");
      expect(width).toBeLessThanOrEqual(options.viewport?.width ?? 0);
    }
    await browser.close();
  },
  120_000,
);
