import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signatures } from "#db/schema.ts";
import { DESKTOP, openBrowser } from "#tests/e2e/browser.ts";
import { goodForm, openSite, type Site } from "#tests/site.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("in calm times her browser asks, does nothing, and sends the form as it is", async () => {
  await using site = await openSite({ RATE_LIMITS: "on", TRUST_PROXY: "1" });
  const { page, sent } = await visit(site);
  await fillIn(page, "calm@gmail.com");
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await page.waitForURL("**/check-your-mail");
  expect(new URLSearchParams(sent.body ?? "").has("proof")).toBe(false);
  expect(await site.mailsTo("calm@gmail.com")).toHaveLength(1);
  await page.context().close();
});

test("while many sign, her browser does a sum under our security policy, says so, and she is served at once", async () => {
  await using site = await openSite({ RATE_LIMITS: "on", TRUST_PROXY: "1" });
  await burst(site);
  const { page, sent, complaints } = await visit(site);
  await fillIn(page, "proven@gmail.com");
  const said = page.waitForFunction(() => document.querySelector("[data-busy]")?.textContent?.includes("One moment"));
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await said;
  await page.waitForURL("**/check-your-mail");
  expect(new URLSearchParams(sent.body ?? "").get("proof")).toContain("derivedKey");
  expect(complaints).toEqual([]);
  expect(await site.mailsTo("proven@gmail.com")).toHaveLength(1);
  expect((await signed(site))?.signals).toEqual(["campaign-burst"]);
  await page.context().close();
});

test("where the sum cannot be asked for, her form is sent without it, and she is answered as anybody", async () => {
  await using site = await openSite({ RATE_LIMITS: "on", TRUST_PROXY: "1" });
  await burst(site);
  const { page } = await visit(site);
  await page.route("**/api/v1/proof*", (route) => route.abort());
  await fillIn(page, "unproven@gmail.com");
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await page.waitForURL("**/check-your-mail");
  expect(await site.mailsTo("unproven@gmail.com")).toHaveLength(0);
  site.pass(600);
  expect(await site.mailsTo("unproven@gmail.com")).toHaveLength(1);
  await page.context().close();
});

test("nobody sees, reaches or hears the field for machines", async () => {
  await using site = await openSite();
  const { page } = await visit(site);
  const field = page.locator('input[name="homepage"]');
  expect(await field.evaluate((input) => input.closest("[aria-hidden=true]") !== null)).toBe(true);
  expect(await field.getAttribute("tabindex")).toBe("-1");
  const box = await page.locator(".out-of-sight").boundingBox();
  expect(box?.width).toBeLessThanOrEqual(1);
  expect(await page.getByLabel("Leave this field empty").count()).toBe(1);
  expect(await page.getByRole("textbox", { name: "Leave this field empty" }).count()).toBe(0);
  await page.context().close();
});

async function visit(site: Site) {
  const page = await (await browser.newContext(DESKTOP)).newPage();
  const sent: { body: string | null } = { body: null };
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.body = request.postData();
  });
  page.on("console", (message) => complaints.push(message.text())); // a CSP violation would be one
  await page.goto(`${site.origin}/en/c/xinjiang/sign`);
  return { page, sent, complaints };
}

async function fillIn(page: Page, email: string) {
  await page.getByLabel("Name", { exact: true }).fill("Rahile Demo");
  await page.getByLabel("E-mail address").fill(email);
  await page.locator("#country").selectOption("DE");
  await page.locator('input[name="visibility"][value="count"]').check();
  await page.locator("#consent").check();
}

async function burst(site: Site) {
  for (let n = 0; n < 62; n++) {
    const from = { "X-Forwarded-For": `10.${n}.1.1` };
    await site.post("/en/c/xinjiang/sign", goodForm({ email: `crowd${n}@gmail.com` }), from);
  }
}

/** The signature that came last. */
async function signed(site: Site) {
  const rows = await site.context.db.read.select().from(signatures).orderBy(signatures.signedAt);
  return rows.find(({ signals }) => signals?.includes("campaign-burst") && !signals.includes("no-proof"));
}
