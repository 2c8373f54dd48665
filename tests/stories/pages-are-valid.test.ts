import { HtmlValidate } from "html-validate";
import { expect, test } from "vitest";
import { switchNames } from "#app/domain/switches.ts";
import { allTold, gives, openGiving } from "#tests/donations.ts";
import { HAND_OVER } from "#tests/hand-over.ts";
import { confirmByMail, goodLetter, HIS, idOf, LETTER } from "#tests/letters.ts";
import { ANSWERS, decide, lettered, OFFICES } from "#tests/offices.ts";
import { organiserAt, turnSwitch } from "#tests/organiser.ts";
import { STATES, siteIn } from "#tests/peopled.ts";
import { PUBLIC_PAGES, requestFor } from "#tests/public-pages.ts";
import { DESK, decided, fill, previewOf } from "#tests/reviews.ts";
import { goodForm, openSite } from "#tests/site.ts";
import plan from "../../remix.config.js";

/** Stands around pages and is none; and a page that no route's component draws. */
const [LAYOUT, BOX] = ["routes/locale.tsx", "routes/embed/box.ts"];
const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "form-dup-name": "off", // recommendations are one field with many values, as the contract has it
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "attribute-boolean-style": "off", // React writes required=""
    "doctype-style": "off",
    "void-style": "off",
    "attribute-empty-style": "off", // React writes download=""
    "attr-case": "off", // React writes charSet
  },
});

test.each(STATES)("every page of a site that is %s is valid HTML, in English and in Uyghur", async (state) => {
  await using stands = await siteIn(state);
  const { site, given } = stands;
  for (const page of PUBLIC_PAGES.filter((page) => page.state === state))
    for (const locale of ["en", "ug"]) {
      const { path, body, status } = requestFor(page, locale, given);
      const answer = await site.ask(path, body === undefined ? {} : { method: "POST", body, headers: FORM });
      expect([answer.status, ...(await faultsOf(answer.text))], `${page.name} in ${locale}`).toEqual([status]);
    }
});

test("no public page is forgotten in the table of pages", () => {
  const covered = new Set(PUBLIC_PAGES.map(({ route }) => route));
  expect(publicRoutes().filter((file) => !covered.has(file))).toEqual([]);
});

test("the desk's page of donations is valid HTML, before a refund and after", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  stripe.pay(await gives(site, stripe));
  await allTold(site, stripe);
  const desk = await organiserAt(site);
  const payment = stripe.all("payment_intent")[0]?.id;
  for (const query of ["", "?done=asked", `?refund=${payment}`])
    expect(await faultsOf((await desk.get(`/organise/xinjiang/donations${query}`)).text), query).toEqual([]);
});

test("the pages of a letter that its writer sends are valid HTML", async () => {
  await using site = await openSite();
  const ids = await Promise.all(["Ada Example", "Yara Webform", "Abel Paper"].map((name) => idOf(site, name)));
  const form = goodLetter(ids, { intent: "check", ownWords: "I care. ".repeat(200) });
  const check = await site.post(LETTER, form);
  expect(await faultsOf(check.text)).toEqual([]);
  expect(await faultsOf((await site.post(HAND_OVER, form)).text)).toEqual([]);
  expect(await faultsOf((await site.get(HAND_OVER)).text)).toEqual([]);
  await site.post(LETTER, goodLetter(ids));
  const asked = await site.get(await site.linkTo(HIS, "confirm"));
  expect(await faultsOf(asked.text)).toEqual([]);
  const manage = (await confirmByMail(site)).location ?? "";
  const own = await site.get(manage);
  expect(await faultsOf(own.text)).toEqual([]);
  const task = /href="([^"]+\/to-send\/[^"]+)"/.exec(own.text)?.[1] ?? "";
  expect(await faultsOf((await site.get(task)).text)).toEqual([]);
});

test("every page is valid HTML while everything is switched, and the desk before and after", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const letter = "/en/c/xinjiang/fact-finding-mission/letter";
  expect(await faultsOf((await organiser.get("/organise/switches")).text)).toEqual([]);
  for (const name of switchNames.filter((name) => name !== "read-only" && name !== "holding"))
    await turnSwitch(organiser, name, "on");
  const pages = ["/en", "/en/c/xinjiang", "/en/c/xinjiang/sanctions", "/en/c/xinjiang/sign", letter];
  for (const page of [
    ...pages,
    "/en/c/xinjiang/check-your-mail",
    "/organise/switches?turned=mail",
    "/organise/letters/inbound",
    "/organise/account?done=ended",
    "/organise/sign-in",
    "/organise",
  ])
    expect(await faultsOf((await organiser.get(page)).text), page).toEqual([]);
  expect(await faultsOf((await site.post("/en/c/xinjiang/sign", goodForm())).text)).toEqual([]);
  expect(await faultsOf((await organiser.post("/organise/switches", { name: "holding", to: "on" })).text)).toEqual([]);
  await turnSwitch(organiser, "read-only", "on");
  expect(await faultsOf((await site.post("/en/c/xinjiang/sign", goodForm())).text)).toEqual([]);
  await turnSwitch(organiser, "holding", "on");
  for (const page of pages) expect(await faultsOf((await site.get(page)).text), page).toEqual([]);
});

test("every page of the review is valid HTML, with and without anything to review", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  expect(await faultsOf((await organiser.get(DESK)).text)).toEqual([]);
  await fill(site, 70, { state: "held", signals: ["honeypot", "no-proof"] });
  await fill(site, 600);
  await site.later(0);
  const [held, running] = [
    await decided(organiser, { signal: "honeypot" }, "release"),
    await decided(organiser, { domain: "farm.example" }, "hold"),
  ];
  const pages = [DESK, `${DESK}/new`, `${DESK}/new?signal=honeypot&state=held`, held, running, "/organise"];
  for (const page of pages) expect(await faultsOf((await organiser.get(page)).text), page).toEqual([]);
  const nothing = { state: "", from: "x", domain: "x", kind: "" };
  expect(await faultsOf((await organiser.post(`${DESK}/new`, nothing)).text)).toEqual([]);
  expect(await faultsOf((await previewOf(organiser, { country: "DE" })).text)).toEqual([]);
  expect(await faultsOf((await organiser.post(DESK, { domain: "farm.example" })).text)).toEqual([]);
  expect(await faultsOf((await organiser.post(held, { intent: "undo" })).text)).toEqual([]);
  await organiser.post(held, { intent: "undo", reason: "A mistake" });
  expect(await faultsOf((await organiser.get(held)).text)).toEqual([]);
});

test("every page of and about the offices is valid HTML", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const link = await lettered(site);
  expect(await faultsOf((await organiser.get(OFFICES)).text)).toEqual([]);
  expect(await faultsOf((await site.post(link, { intent: "answer" })).text)).toEqual([]);
  expect(await faultsOf((await site.post(link, { intent: "wrong-address", rightAddress: "x" })).text)).toEqual([]);
  await site.post(link, { intent: "answer", position: "agrees", said: "Yes." });
  for (const intent of ["digest", "wrong-address", "not-my-area"]) await site.post(link, { intent });
  expect(await faultsOf((await organiser.get(OFFICES)).text)).toEqual([]);
  expect(await faultsOf((await decide(organiser, "answers", "approve", { reason: "" })).text)).toEqual([]);
  await decide(organiser, "answers", "approve");
  expect(await faultsOf((await organiser.post(`${OFFICES}/stances`, {})).text)).toEqual([]);
  const pages = [link, `${link}?done=answer`, `${link}/numbers`, "/en/office/nothing", ANSWERS, LETTER];
  const letter = [`${LETTER}?country=XX`, `${LETTER}?country=XX&representative=${await idOf(site)}`];
  const desk = [OFFICES, `${OFFICES}?done=approve`, `${OFFICES}/stances`];
  for (const page of [...pages, ...letter, ...desk, "/en/c/xinjiang/non-refoulement"])
    expect(await faultsOf((await organiser.get(page)).text), page).toEqual([]);
});

test("every step of a letter and every page of its texts is valid HTML", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const ada = await idOf(site);
  const list = "/organise/xinjiang/letters/templates";
  const editor = `${list}/non-refoulement/en`;
  const text = {
    subject: "To {representative.name}",
    statement: "x".repeat(50),
    guidance: "Why do you write?\nWhy?\nWhy?",
  };
  const form = { ...text, least: "0", most: "500", version: "0" };
  const pages = [list, editor, `${editor}?from=0`, `${LETTER}?country=XX&representative=${ada}`];
  for (const page of pages) expect(await faultsOf((await organiser.get(page)).text), page).toEqual([]);
  for (const answer of [
    await site.post(LETTER, goodLetter(ada, { intent: "check" })),
    await site.post(LETTER, goodLetter(ada, { shown: "another" })),
    await site.post(LETTER, goodLetter(ada, { name: "" })),
    await organiser.post(editor, { ...form, intent: "preview" }),
    await organiser.post(editor, { ...form, intent: "save", subject: "{" }),
    await organiser.post(editor, { ...form, intent: "save", version: "7" }),
  ])
    expect(await faultsOf(answer.text)).toEqual([]);
  await organiser.post(editor, { ...form, intent: "save" });
  expect(await faultsOf((await organiser.post(editor, { ...form, intent: "save" })).text)).toEqual([]);
  for (const page of [...pages, `${editor}?from=1&saved=yes`])
    expect(await faultsOf((await organiser.get(page)).text), page).toEqual([]);
});

/** The files behind all that a visitor without a key can come to, but for what answers with data, a picture or a file. */
function publicRoutes(): string[] {
  const files: string[] = [];
  const note = (_path: string | undefined, file: string, ...rest: unknown[]) => {
    files.push(file);
    for (const children of rest) if (typeof children === "function") children();
  };
  plan.routes?.((tell) => {
    tell(note);
    return {};
  });
  const pages = files.filter((file) => file.endsWith(".tsx") && !/^routes\/(organise|mailbox)\//.test(file));
  return [...pages.filter((file) => file !== LAYOUT), BOX];
}

async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap((result) =>
    result.messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  );
}
