import type { Page } from "playwright-core";
import { FOLDER, PICTURE } from "#tests/e2e/pictures.ts";
import { officeLink } from "#tests/offices.ts";
import { goodForm, type Site } from "#tests/site.ts";

const HERS = "rahile@signers.example";
const HIS = "tohti@writers.example";

type Shoot = (name: string, path?: string) => Promise<void>;

/** Photographs the pages in the order in which somebody comes to them who signs, writes a letter, and answers for an office. */
export async function photographVisit(site: Site, page: Page, device: string) {
  const links = await prepare(site, `${device}-${HERS}`);
  const shoot = async (name: string, path?: string) => {
    if (path) await page.goto(site.origin + path);
    await page.screenshot({ ...PICTURE, path: `${FOLDER}/${name}-${device}.jpg`, fullPage: true });
  };
  await shoot("home", "/en");
  await shoot("campaign", "/en/c/xinjiang");
  if (device === "desktop") await page.screenshot({ ...PICTURE, path: `${FOLDER}/readme.jpg`, quality: 80 });
  await shoot("action", "/en/c/xinjiang/fact-finding-mission");
  await shoot("evidence", "/en/c/xinjiang/evidence");
  await shoot("countries", "/en/c/xinjiang/countries");
  await shoot("updates", "/en/c/xinjiang/updates");
  await shoot("sign", "/en/c/xinjiang/sign");
  await page.locator("#email").fill("rahile at signers.example");
  await page.locator("#consent").check();
  await page.locator("form button").last().click();
  await shoot("sign-with-faults");
  await shoot("check-your-mail", "/en/c/xinjiang/check-your-mail");
  await shoot("confirm", links.confirm);
  await page.locator("form button").first().click();
  await shoot("confirmed");
  await shoot("thanks", "/en/c/xinjiang/thanks?after=share");
  await shoot("share", "/en/c/xinjiang/share");
  await shoot("embed", "/embed/xinjiang");
  await shoot("manage", links.manage);
  await photographLetter(site, page, shoot, device);
  await shoot("privacy", "/en/privacy");
  await shoot("safety", "/en/safety");
  await shoot("not-found", "/en/nowhere");
  await shoot("mailbox", "/mailbox");
  await page.locator("main a").first().click();
  await page.waitForLoadState("networkidle"); // the HTML part is a frame
  await shoot("mail");
}

/** Somebody signs, so that there are links to open and mails to read. */
async function prepare(site: Site, email: string) {
  await site.post("/en/c/xinjiang/sign", goodForm({ email, updates: "on" }));
  return { confirm: await site.linkTo(email, "confirm"), manage: await site.linkTo(email, "manage") };
}

async function photographLetter(site: Site, page: Page, shoot: Shoot, device: string) {
  await shoot("letter-1-country", "/en/c/xinjiang/non-refoulement/letter");
  await page.locator("#country").selectOption("XX");
  await page.locator("form button").first().click();
  await shoot("letter-2-representative");
  await page.locator("#place-1").fill("10105");
  await page.getByRole("button", { name: "Find" }).click();
  await shoot("letter-2-split-postcode");
  await page.getByRole("link", { name: "North Harbour" }).first().click();
  await page.getByRole("checkbox").first().check();
  await shoot("letter-2-people");
  await page.locator("form button").first().click();
  await page
    .locator("#ownWords")
    .fill(
      "My neighbours ask me every week whether anybody here has read the report. I would like to tell them that you have.",
    );
  await page.locator("#name").fill("Tohti Demo");
  await page.locator("#email").fill(`${device}-${HIS}`);
  await page.locator("#consent").check();
  await shoot("letter-3-write");
  await page.locator('button[value="check"]').click();
  await shoot("letter-4-check");
  await page.locator('button[value="send"]').click();
  await shoot("letter-5-check-your-mail");
  await shoot("letter-6-confirm", await site.linkTo(`${device}-${HIS}`, "confirm"));
  await page.locator("form button").first().click();
  await shoot("letter-7-manage");
  await page.locator('a[href*="/letters/"]').first().click();
  await shoot("letter-8-own-letter");
  await photographOffice(site, page, shoot);
}

/** The office opens the link in the letter, says where it stands, and sees the numbers. */
async function photographOffice(site: Site, page: Page, shoot: Shoot) {
  await shoot("office", await officeLink(site));
  const position = page.locator('input[name="position"]').first();
  if ((await position.count()) > 0) {
    await position.check();
    await page.locator("textarea").first().fill("These are the made-up words of a made-up representative.");
    await page.locator("form button").first().click();
  }
  await shoot("office-answered");
  await shoot("office-numbers", `${await officeLink(site)}/numbers`);
  await shoot("answers", "/en/c/xinjiang/non-refoulement/answers");
}
