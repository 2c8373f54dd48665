import type { Browser, CDPSession } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isInArabicScript, locales } from "#app/web/i18n.ts";
import { openBrowser, PHONE } from "#tests/e2e/browser.ts";
import { openSite, type Site } from "#tests/site.ts";

const KB = 1_000;
const MOST = { latin: 100 * KB, arabic: 150 * KB, script: 5 * KB, requests: 8 };
/** Every letter of Uyghur, and what Arabic adds, alone and joined (ئ stands before a vowel that begins a syllable). */
const LETTERS =
  "ئا ئە ئو ئۇ ئۆ ئۈ ئې ئى ا ە ب پ ت ج چ خ د ر ز ژ س ش غ ف ق ك گ ڭ ل م ن ھ و ۇ ۆ ۈ ۋ ې ى ي ئۇيغۇرچە كۆڭۈل ژۇرنال ھۆججەت ئېھتىياج ة ء أ إ آ ؤ ث ح ذ ص ض ط ظ ع ه لا ، ؛ ؟";

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

test.each(locales)(
  "the first view of the campaign in %s is light, from here alone, and has its letters",
  async (locale) => {
    const { loaded, page, visit } = await firstView(`/${locale}/c/xinjiang`);
    const bytes = loaded.reduce((sum, one) => sum + one.bytes, 0);
    const of = (type: string) => loaded.filter((one) => one.type === type);
    console.log(
      `${locale}: ${(bytes / KB).toFixed(1)} KB in ${loaded.length} requests:`,
      loaded.map(({ type, bytes, encoding }) => `${type} ${(bytes / KB).toFixed(1)} ${encoding}`).join(", "),
    );
    expect(loaded.filter(({ url }) => !url.startsWith(site.origin))).toEqual([]);
    expect(loaded.length).toBeLessThanOrEqual(MOST.requests);
    expect(bytes).toBeLessThan(isInArabicScript(locale) ? MOST.arabic : MOST.latin);
    expect(of("Script").reduce((sum, one) => sum + one.bytes, 0)).toBeLessThan(MOST.script);
    for (const type of ["Document", "Stylesheet", "Script"])
      expect(
        of(type).map(({ encoding }) => encoding),
        type,
      ).toEqual(["br"]);
    expect(of("Font")).toHaveLength(isInArabicScript(locale) ? 1 : 0);
    expect(page.url()).toContain(locale);
    await visit.close();
  },
);

test("on a page in Uyghur every Arabic letter is drawn from the font that comes with it, and no Latin one", async () => {
  const { page, cdp, visit } = await firstView("/ug/c/xinjiang");
  await page.evaluate((letters) => {
    const places = ["arabic", "latin"].map((id) => Object.assign(document.createElement("p"), { id }));
    document.querySelector("main")?.replaceChildren(...places);
    places[0]?.append(letters);
    places[1]?.append("OHCHR A/HRC/51 12,345");
  }, LETTERS);
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  const [arabic, latin] = [await fontsOf(cdp, "#arabic"), await fontsOf(cdp, "#latin")];
  expect(arabic.filter(({ isCustomFont }) => isCustomFont).map(({ familyName }) => familyName)).toEqual(["Vazirmatn"]);
  const elsewhere = arabic.filter(({ isCustomFont }) => !isCustomFont).reduce((sum, font) => sum + font.glyphCount, 0);
  expect(elsewhere).toBeLessThanOrEqual(LETTERS.split(" ").length - 1); // the spaces between
  expect(latin.some(({ isCustomFont }) => isCustomFont)).toBe(false);
  expect(await page.evaluate(() => getComputedStyle(document.body).letterSpacing)).toBe("normal");
  await visit.close();
});

type Loaded = { url: string; type: string; bytes: number; encoding: string };

/** What a browser that has never been here loads before anybody scrolls, with what it weighs on the way. */
async function firstView(path: string) {
  const visit = await browser.newContext(PHONE);
  const page = await visit.newPage();
  const cdp = await visit.newCDPSession(page);
  const loaded = new Map<string, Loaded>();
  await cdp.send("Network.enable");
  cdp.on("Network.responseReceived", ({ requestId, type, response: { url, headers } }) => {
    if (url.startsWith("data:")) return; // it came with what names it
    const encoding = headers["Content-Encoding"] ?? headers["content-encoding"] ?? "plain";
    loaded.set(requestId, { url, type, bytes: 0, encoding });
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const one = loaded.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await page.goto(site.origin + path, { waitUntil: "networkidle" });
  return { loaded: [...loaded.values()], page, cdp, visit };
}

async function fontsOf(cdp: CDPSession, selector: string) {
  await cdp.send("DOM.enable");
  await cdp.send("CSS.enable");
  const { root } = await cdp.send("DOM.getDocument");
  const { nodeId } = await cdp.send("DOM.querySelector", { nodeId: root.nodeId, selector });
  return (await cdp.send("CSS.getPlatformFontsForNode", { nodeId })).fonts;
}
