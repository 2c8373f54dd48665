import { HtmlValidate } from "html-validate";
import { expect, test } from "vitest";
import { switchNames } from "#app/domain/switches.ts";
import { allTold, DONATE, gives, goodGift, openGiving } from "#tests/donations.ts";
import { HAND_OVER } from "#tests/hand-over.ts";
import { confirmByMail, goodLetter, HIS, idOf, LETTER } from "#tests/letters.ts";
import { ANSWERS, decide, lettered, OFFICES } from "#tests/offices.ts";
import { organiserAt, turnSwitch } from "#tests/organiser.ts";
import { DESK, decided, fill, previewOf } from "#tests/reviews.ts";
import { goodForm, openSite } from "#tests/site.ts";

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

test("the pages of donations are valid HTML, those with faults and the desk's too", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  stripe.pay(await gives(site, stripe));
  await allTold(site, stripe);
  const desk = await organiserAt(site);
  const pages = {
    "the page": await site.get(DONATE),
    "another currency": await site.get(`${DONATE}?currency=jpy&quiet=yes`),
    faults: await site.post(DONATE, goodGift({ amount: "other", other: "-1" })),
    thanks: await site.get(`${DONATE}/thanks`),
    cancelled: await site.get(`${DONATE}/cancelled`),
    "the recommendation": await site.get("/en/c/xinjiang/support-survivors"),
    "the desk": await desk.get("/organise/xinjiang/donations?done=asked"),
    "the desk before a refund": await desk.get(
      `/organise/xinjiang/donations?refund=${stripe.all("payment_intent")[0]?.id}`,
    ),
  };
  for (const [which, { text }] of Object.entries(pages)) expect(await faultsOf(text), which).toEqual([]);
});

test("every page a visitor can come to is valid HTML", async () => {
  await using site = await openSite();
  await site.post("/en/c/xinjiang/sign", goodForm());
  const pages = [
    "/en",
    "/en/privacy",
    "/en/safety",
    "/en/c/xinjiang",
    "/en/c/xinjiang/sign",
    "/en/c/xinjiang/evidence",
    "/en/c/xinjiang/countries",
    "/en/c/xinjiang?quiet=yes",
    "/en/c/xinjiang/sanctions/letter?quiet=yes",
    "/en/c/xinjiang/check-your-mail",
    "/en/c/xinjiang/confirmed",
    "/en/c/xinjiang/thanks",
    "/en/c/xinjiang/thanks?after=actions",
    "/en/c/xinjiang/share",
    "/embed/xinjiang",
    "/embed/xinjiang?look=line&theme=dark",
    "/en/c/xinjiang/fact-finding-mission",
    "/en/c/xinjiang/fact-finding-mission/letter",
    "/en/c/xinjiang/fact-finding-mission/letter?country=XX",
    "/en/c/xinjiang/non-refoulement/letter?country=XX",
    "/en/c/xinjiang/non-refoulement/letter?country=XX&chosen=yes",
    "/en/c/xinjiang/non-refoulement/letter?country=XX&everybody=yes",
    await site.linkTo("rahile@signers.example", "confirm"),
    await site.linkTo("rahile@signers.example", "manage"),
    "/en/nowhere",
    "/mailbox",
    "/organise/sign-in",
    "/en/holding",
    "/en/holding/xinjiang",
  ];
  for (const page of pages) expect(await faultsOf((await site.get(page)).text), page).toEqual([]);
  for (const place of ["10105", "99999", ""]) {
    const sought = { intent: "find", country: "XX", body: "exampleland-parliament", place };
    expect(await faultsOf((await site.post("/en/c/xinjiang/non-refoulement/letter", sought)).text), place).toEqual([]);
  }
  const refused = await site.post("/en/c/xinjiang/sign", goodForm({ name: "", email: "x", country: "", actions: [] }));
  expect(await faultsOf(refused.text)).toEqual([]);
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

async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap((result) =>
    result.messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  );
}
