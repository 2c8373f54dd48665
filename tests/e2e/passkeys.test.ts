import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { allTold, books, gives, openGiving } from "#tests/donations.ts";
import { DESKTOP, openBrowser, PHONE } from "#tests/e2e/browser.ts";
import { linkFor, printedLink } from "#tests/organiser.ts";
import { openSite, type Site } from "#tests/site.ts";

vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("on a phone an organiser adds a passkey, signs out, comes in by it, and is told what goes wrong", async () => {
  await using site = await openSite();
  const { page, device } = await visitor(PHONE);
  await page.goto(at(site, printedLink(site.told)));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Organiser", exact: true }).click();
  await device.verifies(false);
  await page.getByLabel("Name of the device").fill("Phone");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("No passkey came").waitFor();
  await device.verifies(true);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("The passkey was added.").waitFor();
  expect(await page.getByRole("row", { name: /Phone/ }).textContent()).toContain("Not yet");

  await page.getByLabel("Name of the device").fill("The same phone");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("This device has a passkey of yours").waitFor();

  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL("**/organise");
  expect(await page.getByText("Signed in as").textContent()).toContain("Organiser");
  await page.getByRole("link", { name: "Organiser", exact: true }).click();
  await page.getByRole("button", { name: /^Remove/ }).click();
  await page.getByText("The passkey was removed.").waitFor();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  expect(await page.getByRole("button", { name: "Sign in with a passkey" }).count()).toBe(0);
});

test("an owner gives a payment back by a passkey, and does not without; nothing goes back by a cancelled one", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  stripe.pay(await gives(site, stripe));
  await allTold(site, stripe);
  const { page, device } = await visitor(DESKTOP);
  await page.goto(at(site, printedLink(site.told)));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Donations" }).click();
  await page.getByRole("link", { name: /^Refund/ }).click();
  await page.getByText("you have none yet").waitFor();
  await page.getByRole("link", { name: "Your account" }).click();
  await page.getByLabel("Name of the device").fill("Laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("link", { name: "Donations" }).click();
  await page.getByRole("link", { name: /^Refund/ }).click();
  await device.verifies(false);
  await page.getByRole("button", { name: "Give $30 back" }).click();
  await page.getByText("No passkey came").waitFor();
  expect(stripe.all("refund")).toEqual([]);
  await device.verifies(true);
  await page.getByRole("button", { name: "Give $30 back" }).click();
  await page.getByText("Stripe gives it back.").waitFor();
  expect(stripe.all("refund")).toHaveLength(1);
  await allTold(site, stripe);
  expect((await books(site)).payments).toMatchObject([{ state: "refunded", refunded: 3_000 }]);
});

test("without scripts the page says that a passkey needs them, and the link goes on letting in", async () => {
  await using site = await openSite();
  const { page: first } = await visitor(DESKTOP);
  await first.goto(at(site, printedLink(site.told)));
  await first.getByRole("button", { name: "Sign in" }).click();
  await first.goto(at(site, "/organise/account"));
  await first.getByLabel("Name of the device").fill("Laptop");
  await first.getByRole("button", { name: "Add a passkey" }).click();
  await first.getByText("The passkey was added.").waitFor();

  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage();
  await page.goto(at(site, "/organise/sign-in"));
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  expect(await page.getByRole("alert").textContent()).toContain("Passkeys need JavaScript");
  expect(await page.getByText("organisers sign-in-link").count()).toBe(1);
});

test.each([
  ["a phone", PHONE, "en"],
  ["a phone", PHONE, "ug"],
  ["a desk", DESKTOP, "en"],
  ["a desk", DESKTOP, "ug"],
])("on %s an organiser's account and the way in are accessible and fit (%s, %s)", async (_device, options, locale) => {
  await using site = await openSite();
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await visitor({ ...options, colorScheme, locale });
    await page.goto(at(site, await linkFor(site, "Organiser")));
    await page.locator("main button").click();
    await page.goto(at(site, "/organise/account"));
    await page.locator("#name").fill("Rahilening telefoni ".repeat(3).trim());
    await page.locator("form[data-passkey] button").click();
    await page.waitForURL("**?done=added");
    await usable(page, options);
    await page.goto(at(site, "/organise/sign-in"));
    await page.locator("form[data-passkey] button").waitFor();
    await usable(page, options);
  }
});

async function usable(page: Page, { viewport }: BrowserContextOptions) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(viewport?.width ?? 0);
}

/** By the name that passkeys are bound to; they know no addresses of digits. */
const at = (site: Site, path: string) => site.context.config.PUBLIC_URL + path;

/** Somebody with a device that keeps passkeys and knows their finger, as Chromium plays it. */
async function visitor(options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const chromium = await context.newCDPSession(page);
  await chromium.send("WebAuthn.enable");
  const { authenticatorId } = await chromium.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const verifies = (isUserVerified: boolean) =>
    chromium.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  return { page, device: { verifies } };
}
