import { mkdirSync } from "node:fs";
import type { BrowserContextOptions, Page } from "playwright-core";
import { organisePaths } from "#app/web/paths.ts";
import { allTold, gives, goodGift, openGiving } from "#tests/donations.ts";
import { DESKTOP, openBrowser, PHONE } from "#tests/e2e/browser.ts";
import { FOLDER, PICTURE } from "#tests/e2e/pictures.ts";
import { photographVisit } from "#tests/e2e/pictures-of-a-visit.ts";
import { leave, open, placeFor } from "#tests/e2e/visit.ts";
import { printedLink } from "#tests/organiser.ts";
import { NOTHING } from "#tests/peopled.ts";
import { PUBLIC_PAGES, type PublicPage, requestFor } from "#tests/public-pages.ts";
import { openSite, type Site } from "#tests/site.ts";

// npm run screenshots: pictures of every page, of the demonstration's made-up people, in docs/screenshots.

const DEMO_SIGNATURES = 12_000;

/** Pages that are photographed in another language and scheme, and on a tablet, too. */
const IN_EVERY_LOOK = ["home", "campaign", "action", "sign", "not-found"];
const SMALL = { ...PHONE, deviceScaleFactor: 1 };
const LOOKS: { name: string; locale: string; options: BrowserContextOptions }[] = [
  { name: "ug-dark-desktop", locale: "ug", options: { ...DESKTOP, colorScheme: "dark" } },
  { name: "ug-dark-phone", locale: "ug", options: { ...SMALL, colorScheme: "dark" } },
  { name: "tablet", locale: "en", options: { viewport: { width: 768, height: 1024 } } },
  { name: "contrast-phone", locale: "en", options: { ...SMALL, contrast: "more" } },
];
const DEVICES = [
  ["desktop", DESKTOP],
  ["phone", SMALL],
] as const;

const DESK = [
  ["organise", "/organise"],
  ["organise-review", "/organise/xinjiang/review"],
  ["organise-review-new", "/organise/xinjiang/review/new"],
  ["organise-letters", "/organise/xinjiang/letters"],
  ["organise-offices", "/organise/xinjiang/offices"],
  ["organise-lanes", organisePaths.lanes],
  ["organise-domain-check", organisePaths.doctor],
  ["organise-what-comes-back", organisePaths.inbound],
  ["organise-letter-texts", "/organise/xinjiang/letters/templates"],
  ["organise-letter-text", "/organise/xinjiang/letters/templates/non-refoulement/en"],
  ["organise-representatives", "/organise/representatives"],
  ["organise-representatives-import", "/organise/representatives/import"],
  ["organise-switches", "/organise/switches"],
  ["organise-account", organisePaths.account],
] as const;

mkdirSync(FOLDER, { recursive: true });
const browser = await openBrowser();
await photographDemo(await openSite());
await photographGiving();
await photographStates();
await browser.close();

/** A living campaign of made-up people, as they, offices and organisers see it. */
async function photographDemo(opened: Site) {
  await using site = opened;
  await site.fillDemo(DEMO_SIGNATURES);
  await site.restart();
  for (const [device, options] of DEVICES) {
    const page = await newPage(options);
    await photographVisit(site, page, device);
    await page.context().close();
  }
  for (const { name, locale, options } of LOOKS) {
    const page = await newPage(options);
    for (const one of PUBLIC_PAGES.filter((one) => IN_EVERY_LOOK.includes(one.name))) {
      await page.goto(site.origin + requestFor(one, locale, NOTHING).path);
      await page.screenshot({ ...PICTURE, path: `${FOLDER}/${one.name}-${name}.jpg`, fullPage: true });
    }
    await page.context().close();
  }
  await photographDesk(site, DESK);
}

/** The organisers' page of donations, after two that were made up. */
async function photographGiving() {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  for (const changes of [goodGift(), goodGift({ kind: "monthly" })]) stripe.pay(await gives(site, stripe, changes));
  await allTold(site, stripe);
  await photographDesk(site, [["organise-donations", "/organise/xinjiang/donations"]]);
}

/** Pages as they are where people can give, where something is paused, and once a campaign is over. */
async function photographStates() {
  for (const one of PUBLIC_PAGES.filter(inAStateOfItsOwn)) {
    const place = await placeFor(one);
    for (const [device, options] of DEVICES) {
      const page = await newPage(options);
      await open(page, place, one, "en");
      await page.screenshot({ ...PICTURE, path: `${FOLDER}/${one.name}-${device}.jpg`, fullPage: true });
      await page.context().close();
    }
  }
  await leave();
}

/** Where people can give, the other pages differ by one line. */
function inAStateOfItsOwn({ name, state }: PublicPage): boolean {
  return state !== "open" && state !== "demo" && !name.startsWith("giving-");
}

async function newPage(options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ ...options, javaScriptEnabled: false })).newPage();
}

async function photographDesk(site: Site, pages: readonly (readonly [name: string, path: string])[]) {
  const page = await newPage(DESKTOP);
  await page.goto(site.origin + printedLink(await site.startAgain()));
  await page.screenshot({ ...PICTURE, path: `${FOLDER}/organise-sign-in-desktop.jpg` });
  await page.locator("form button").first().click();
  for (const [name, path] of pages) {
    await page.goto(site.origin + path);
    for (const [device, width] of [
      ["desktop", 1280],
      ["phone", 360],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.screenshot({ ...PICTURE, path: `${FOLDER}/${name}-${device}.jpg`, fullPage: true });
    }
  }
}
