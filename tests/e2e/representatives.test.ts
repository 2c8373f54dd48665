import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openBrowser, PHONE } from "#tests/e2e/browser.ts";
import { organiserAt } from "#tests/organiser.ts";
import { openSite } from "#tests/site.ts";

vi.setConfig({ testTimeout: 180_000 });

const CSV = `key,name,country,area,email
a,Ada Muster,XX,North,office@parl.example
b,Bo Probe,XX,South,office@parl.example
c,Cy Falsch,XX,South,c1@parl.example c2@parl.example
`;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

for (const javaScriptEnabled of [false, true])
  test(`on the narrowest phone, scripts ${javaScriptEnabled ? "on" : "off"}, an organiser imports a file and undoes it`, async () => {
    await using site = await openSite();
    const [name = "", value = ""] = (await organiserAt(site)).cookie.split("=");
    const phone = await browser.newContext({ ...PHONE, viewport: { width: 320, height: 640 }, javaScriptEnabled });
    await phone.addCookies([{ name, value: decodeURIComponent(value), url: site.origin }]);
    const page = await phone.newPage();
    await page.goto(`${site.origin}/organise`);
    await page.getByRole("link", { name: "Representatives" }).click();
    await page.getByRole("link", { name: "Import a file" }).click();
    await page.getByRole("button", { name: "See what it would do" }).click();
    await page.getByRole("alert").getByRole("link", { name: "Choose a file" }).click();
    await usable(page, javaScriptEnabled);

    await page.getByLabel("File").setInputFiles({ name: "m.csv", mimeType: "text/csv", buffer: Buffer.from(CSV) });
    await page.getByLabel("Data format").selectOption("csv");
    await page.getByLabel("Short name of the body").fill("assembly");
    await page.getByRole("button", { name: "See what it would do" }).click();
    await page.getByRole("heading", { name: "Before anything happens" }).waitFor();
    await usable(page, javaScriptEnabled);
    await page.getByRole("button", { name: "Import it" }).click();
    await page.getByRole("heading", { name: "Import of" }).waitFor();
    await usable(page, javaScriptEnabled);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Undone").waitFor();
    await page.getByRole("link", { name: "Back to the representatives" }).click();
    await page.getByRole("heading", { name: "Imports" }).waitFor();
    await usable(page, javaScriptEnabled);
    await phone.close();
  });

/** Nothing sticks out, and where scripts run, axe finds nothing wrong. */
async function usable(page: Page, javaScriptEnabled: boolean) {
  expect(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  if (!javaScriptEnabled) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
}
