import { expect, test } from "vitest";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import { SendFailure } from "#app/domain/outbox.ts";
import { findRepresentative } from "#app/domain/representatives.ts";
import { ADA, confirmByMail, goodLetter, HIS, idOf, LETTER, ownLetterIn } from "#tests/letters.ts";
import { ANSWERS, confirmed, decide, lettered, OFFICES, officeLink } from "#tests/offices.ts";
import { organiserAt } from "#tests/organiser.ts";
import { openSite } from "#tests/site.ts";

const HERS = "rahile@writers.example";
const WAITED_H = 0.2;
const MINUTES_S = 180;

test("each letter ends in a link that only its office gets; reading it changes nothing, and it says nothing of the writer", async () => {
  await using site = await openSite();
  const check = await site.post(LETTER, goodLetter(await idOf(site), { intent: "check" }));
  expect(check.text).toContain("/en/office/…");
  await confirmed(site);
  const link = await officeLink(site);
  expect(link).toMatch(/^\/en\/office\/[\w-]{60,}$/);
  expect((await site.get(await site.linkTo(HIS, "manage"))).text).not.toContain(link);

  const page = await site.get(link);
  expect(page.status).toBe(200);
  expect(page.headers.get("Cache-Control")).toBe("no-store");
  expect(page.headers.get("X-Robots-Tag")).toContain("noindex");
  expect(page.headers.get("Referrer-Policy")).toBe("same-origin");
  for (const said of ["Ada Example", "Send a weekly digest", "Stop", "Not my area", "This address is wrong"])
    expect(page.text).toContain(said);
  for (const secret of ["Tohti", HIS, "My neighbours fled"]) expect(page.text).not.toContain(secret);

  for (const path of [link, `${link}/numbers`, `${link}?done=stop`, `${link}?intent=stop`]) {
    await site.get(path);
    await site.ask(path, { method: "HEAD" });
  }
  await confirmed(site, HERS);
  expect(await site.mailsTo(ADA)).toHaveLength(2);
});

test("an altered, strange, old or ended link opens nothing, and a link of one office does nothing to another", async () => {
  await using site = await openSite();
  const link = await lettered(site);
  const [start, token = ""] = link.split("/office/");
  const altered = `${start}/office/${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`;
  for (const other of [altered, `${start}/office/nothing`, `${start}/office/${"a".repeat(65)}`]) {
    expect((await site.get(other)).status, other).toBe(404);
    expect((await site.get(`${other}/numbers`)).status, other).toBe(404);
    expect((await site.post(other, { intent: "stop" })).status, other).toBe(404);
  }
  expect((await site.post(link, { intent: "stop" }, { Origin: "https://evil.example" })).status).toBe(403);
  expect((await site.post(link, { intent: "everything" })).status).toBe(400);
  await site.post(link, { intent: "stop" });
  await confirmed(site, HERS, {}, "Bo Sample");
  expect(await site.mailsTo("bo.sample@parliament.example")).toHaveLength(1);

  await site.later(181 * 24);
  expect((await site.get(link)).status).toBe(404);
  expect((await site.post(link, { intent: "digest" })).status).toBe(404);
});

test("the office says stop: what waits is held, its writer is told, and an organiser can undo it", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const link = await lettered(site);
  await site.post(LETTER, goodLetter(await idOf(site), { email: "late@writers.example" }));
  await site.post(LETTER, goodLetter(await idOf(site), { email: HERS }));
  const unsent = await site.linkTo("late@writers.example", "confirm");
  await confirmByMail(site, HERS);

  const done = await site.post(link, { intent: "stop" });
  expect([done.status, done.location]).toEqual([303, `${link}?done=stop`]);
  expect((await site.get(done.location ?? "")).text).toContain("From this moment no letter of this campaign");
  expect((await site.post(link, { intent: "stop" })).status).toBe(409);
  expect(await site.mailsTo(ADA)).toHaveLength(1);

  const hers = await site.get(await site.linkTo(HERS, "manage"));
  expect(hers.text).toContain("the office has asked to get no more letters");
  await site.later(WAITED_H);
  const news = (await site.mailsTo(HERS)).at(-1);
  expect(news?.subject).toBe("News of what you wrote");
  expect(news?.text).not.toMatch(/Ada|Example Union|office|letter|Act on/i);
  await site.later(WAITED_H);
  expect((await site.mailsTo(HERS)).filter((mail) => mail.subject === news?.subject)).toHaveLength(1);

  const late = await site.post(unsent);
  expect(late.location).toContain("done=letterHeld");
  expect((await site.get(late.location ?? "")).text).toContain("it is not sent for now");
  const page = await site.get(`${LETTER}?country=XX&representative=${await idOf(site)}`);
  expect(page.text).toContain("This office asks for no more letters");
  expect(page.text).not.toContain('name="ownWords"');
  expect((await site.post(LETTER, goodLetter(await idOf(site), { email: "x@writers.example" }))).status).toBe(409);

  const desk = await organiser.get(OFFICES);
  expect(desk.text).toContain("Asks for no more letters");
  expect(desk.text).toContain(ADA);
  expect(desk.text).not.toMatch(/Tohti|writers\.example/);
  expect((await decide(organiser, "requests", "undo", { reason: "" })).status).toBe(400);
  expect((await decide(organiser, "requests", "undo")).location).toContain("done=undo");
  expect(await site.mailsTo(ADA)).toHaveLength(3);
  await site.later(1);
  expect(await site.mailsTo(ADA)).toHaveLength(3);
});

test("she takes a letter back that is held, and it never leaves; one held for four weeks ends", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const link = await lettered(site);
  await site.post(LETTER, goodLetter(await idOf(site), { email: HERS }));
  await confirmByMail(site, HERS);
  await site.post(link, { intent: "stop" });
  const manage = await site.linkTo(HERS, "manage");
  const letter = ownLetterIn((await site.get(manage)).text);
  expect((await site.post(letter, { intent: "withdraw-letter" })).location).toContain("letterWithdrawn");
  await decide(organiser, "requests", "undo");
  expect(await site.mailsTo(ADA)).toHaveLength(1);

  await site.post(LETTER, goodLetter(await idOf(site), { email: "late@writers.example" }));
  await confirmByMail(site, "late@writers.example");
  expect((await site.post(link, { intent: "stop" })).status).toBe(303);
  const late = await site.linkTo("late@writers.example", "manage");
  await site.later(24);
  await site.later(28 * 24);
  expect((await site.get(late)).text).toContain("Not sent: the office has asked to get no more letters");
  expect(await site.mailsTo(ADA)).toHaveLength(1);
});

test("the office says that its address is wrong: nothing is changed by itself, an organiser puts the right one in", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const link = await lettered(site);
  await site.post(LETTER, goodLetter(await idOf(site), { email: HERS }));
  await confirmByMail(site, HERS);
  expect((await site.post(link, { intent: "wrong-address", rightAddress: "two@x.example, y@z.example" })).status).toBe(
    400,
  );
  await site.post(link, { intent: "wrong-address", rightAddress: "thief@elsewhere.example" });
  const { db, now } = site.context;
  const ada = await idOf(site);
  expect((await findRepresentative(db.read, ada, now()))?.email).toBe(ADA);
  expect(await site.mailsTo("thief@elsewhere.example")).toEqual([]);
  expect(await site.mailsTo(ADA)).toHaveLength(1);
  expect((await organiser.get(OFFICES)).text).toContain("thief@elsewhere.example");

  await decide(organiser, "requests", "keep", { email: "ada.office@parliament.example" });
  expect((await findRepresentative(db.read, ada, now()))?.email).toBe("ada.office@parliament.example");
  expect((await site.get(await site.linkTo(HERS, "manage"))).text).toContain("You can write the letter once more");
  await site.later(WAITED_H);
  expect((await site.mailsTo(HERS)).at(-1)?.subject).toBe("News of what you wrote");
  await confirmed(site, HERS);
  expect(await site.mailsTo("ada.office@parliament.example")).toHaveLength(1);
  expect(await site.mailsTo(ADA)).toHaveLength(1);

  await decide(organiser, "requests", "undo");
  expect((await findRepresentative(db.read, ada, now()))?.email).toBe(ADA);
});

test("the office says “not my area”: letters from there wait until an organiser has looked", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const link = await lettered(site);
  expect((await site.get(link)).text).toContain("North Harbour");
  await site.post(link, { intent: "not-my-area" });
  const page = await site.get(`${LETTER}?country=XX&everybody=yes`);
  expect(page.text).toContain("letters wait: the area is being checked");
  await decide(organiser, "requests", "keep");
  expect((await site.post(LETTER, goodLetter(await idOf(site), { email: HERS }))).status).toBe(409);
  await decide(organiser, "requests", "undo");
  await confirmed(site, HERS);
  expect(await site.mailsTo(ADA)).toHaveLength(2);
});

test("the office agrees: shown only once an organiser has checked it, and then no more letters about it", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const link = await lettered(site);
  expect((await site.post(link, { intent: "answer", said: "x".repeat(1_001) })).status).toBe(400);
  const said = "I will vote for it.\n<b>Promised</b> \u202eevil".replace("\u202e", "");
  const answer = { intent: "answer", position: "agrees", said };
  expect((await site.post(link, answer)).location).toBe(`${link}?done=answer`);
  expect((await site.post(link, answer)).status).toBe(409);
  expect((await site.get(ANSWERS)).text).not.toContain("I will vote for it");
  await confirmed(site, HERS);
  expect(await site.mailsTo(ADA)).toHaveLength(2);

  await site.post(LETTER, goodLetter(await idOf(site), { email: "late@writers.example" }));
  await confirmByMail(site, "late@writers.example");
  const desk = await organiser.get(OFFICES);
  expect(desk.text).toMatch(/Call the office by a number that you find/);
  expect(desk.text).toMatch(new RegExp(`link of the letter that went to ${ADA.replaceAll(".", "\\.")}`));
  await decide(organiser, "answers", "approve");

  site.pass(5);
  const board = await site.get(ANSWERS);
  expect(board.text).toContain("I will vote for it.");
  expect(board.text).toContain("&lt;b&gt;Promised&lt;/b&gt;");
  expect(board.text).not.toMatch(/Tohti|writers\.example|parliament\.example/);
  expect((await site.get("/en/c/xinjiang/non-refoulement")).text).toMatch(/1 agrees/);
  expect(await site.mailsTo(ADA)).toHaveLength(2);
  expect((await site.get(`${LETTER}?country=XX&representative=${await idOf(site)}`)).text).toContain(
    "Nothing left to ask: Ada Example agrees",
  );
  expect((await site.get(await site.linkTo("late@writers.example", "manage"))).text).toContain(
    "for the best of reasons",
  );

  // Of another recommendation she may still hear.
  const other = "/en/c/xinjiang/sanctions/letter";
  await site.post(other, goodLetter(await idOf(site), { email: "other@writers.example" }));
  await confirmByMail(site, "other@writers.example");
  site.pass(MINUTES_S); // an office gets so many an hour
  expect(await site.mailsTo(ADA)).toHaveLength(3);

  // A second answer does not change the first without a new check.
  expect(
    (await site.post(link, { intent: "answer", position: "disagrees", said: "I have thought again." })).status,
  ).toBe(303);
  site.pass(5);
  expect((await site.get(ANSWERS)).text).not.toContain("I have thought again");
  await decide(organiser, "answers", "refuse");
  expect((await site.post(link, { intent: "answer", position: "partly" })).status).toBe(303);
  await decide(organiser, "answers", "approve");
  site.pass(5);
  expect((await site.get("/en/c/xinjiang/non-refoulement")).text).toMatch(/1 agrees partly/);
  expect(await site.mailsTo(ADA)).toHaveLength(4);
});

test("an organiser enters what was said elsewhere, with its source, corrects it and takes it back", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const form = {
    representative: await idOf(site),
    action: "non-refoulement",
    position: "disagrees",
    said: "Not in my name.",
    sourceUrl: "https://minutes.example/2026/7",
    saidAt: "2026-03-01",
  };
  const page = `${OFFICES}/stances`;
  expect((await site.get(page)).location).toBe("/organise/sign-in");
  for (const wrong of [
    { sourceUrl: "javascript:alert(1)" },
    { sourceUrl: "" },
    { saidAt: "2999-01-01" },
    { position: "" },
  ])
    expect((await organiser.post(page, { ...form, ...wrong })).status).toBe(400);
  expect((await organiser.post(page, { ...form, representative: "nobody" })).status).toBe(404);
  expect((await organiser.post(page, form)).location).toContain("done=enter");
  const board = await site.get(ANSWERS);
  expect(board.text).toContain("Not in my name.");
  expect(board.text).toContain('href="https://minutes.example/2026/7"');
  expect(board.text).toContain("March 1, 2026");

  await organiser.post(page, { ...form, position: "agrees", said: "In my name." });
  site.pass(5);
  expect((await site.get(ANSWERS)).text).not.toContain("Not in my name.");
  expect((await site.post(LETTER, goodLetter(await idOf(site)))).status).toBe(409);
  await decide(organiser, "board", "withdraw");
  site.pass(5);
  expect((await site.get(ANSWERS)).text).not.toContain("In my name.");
  await confirmed(site);
  expect(await site.mailsTo(ADA)).toHaveLength(1);
});

test("a link that was passed on is ended by an organiser; the letter’s writer erases it, and the link works on", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const link = await lettered(site);
  const manage = await site.linkTo(HIS, "manage");
  const letter = ownLetterIn((await site.get(manage)).text);
  await site.post(letter, { intent: "erase-letter" });
  expect((await site.post(link, { intent: "stop" })).status).toBe(303);
  const desk = (await organiser.get(OFFICES)).text;
  const id = /name="link" value="([^"]+)"/.exec(desk)?.[1] ?? "";
  expect(
    (await organiser.post(OFFICES, { id: "x", link: id, intent: "revoke-all", reason: "Quoted in a reply" })).status,
  ).toBe(303);
  expect((await site.get(link)).status).toBe(404);
  expect((await site.post(link, { intent: "digest" })).status).toBe(404);
});

test("one link cannot be used without end", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const link = await lettered(site);
  let refused = 0;
  for (let turn = 0; turn < 13; turn++) {
    const { status } = await site.post(link, { intent: "stop" });
    if (status === 409) refused += 1;
    else await decide(organiser, "requests", "undo");
  }
  expect(refused).toBe(1);
});

test("a letter that was leaving when the office said stop, and was put off by its server, does not leave after all", async () => {
  await using site = await openSite();
  const link = await lettered(site);
  await site.post(LETTER, goodLetter(await idOf(site), { email: HERS }));
  await confirmByMail(site, HERS);
  const { db, keys, now } = site.context;
  await deliverLetters(
    db,
    keys,
    async () => {
      expect((await site.post(link, { intent: "stop" })).status).toBe(303); // why: the office is quicker than its server
      throw new SendFailure(false, 451);
    },
    { now },
  );
  await site.later(WAITED_H);
  expect(await site.mailsTo(ADA)).toHaveLength(1);
  expect((await site.get(await site.linkTo(HERS, "manage"))).text).toContain("asked to get no more letters");
});
