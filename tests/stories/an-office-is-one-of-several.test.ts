import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { representatives } from "#db/schema.ts";
import { openInboundSite, report, sentLetter } from "#tests/inbound.ts";
import { ADA, confirmByMail, goodLetter, HIS, idOf, LETTER, ownLetterIn } from "#tests/letters.ts";
import { confirmed, decide, lettered, OFFICES, officeLink } from "#tests/offices.ts";
import { organiserAt } from "#tests/organiser.ts";
import { openSite, type Site } from "#tests/site.ts";

const BO = "bo.sample@parliament.example";
const HERS = "rahile@writers.example";

test("one of the two offices he chose wants no more letters: he is told, and writes to the other alone", async () => {
  await using site = await openSite();
  const link = await lettered(site, HERS);
  const both = [await idOf(site), await idOf(site, "Bo Sample")];
  await site.post(link, { intent: "stop" });

  const list = await site.get(`${LETTER}?country=XX&everybody=yes`);
  expect(list.text).toContain("asks for no more letters");
  const write = await site.get(`${LETTER}?country=XX&${both.map((id) => `representative=${id}`).join("&")}`);
  expect(write.text).toContain("Not written to");
  expect((await site.post(LETTER, goodLetter(both))).status).toBe(303);
  expect((await site.get(await site.linkTo(HIS, "confirm"))).text).not.toContain("Dear Ms Example,");
  await confirmByMail(site);
  expect(await site.mailsTo(BO)).toHaveLength(1);
  expect(await site.mailsTo(ADA)).toHaveLength(1); // hers, of before
});

test("an office stops the letters while its address is wrong: an organiser's release does not undo its wish", async () => {
  await using inbound = await openInboundSite();
  const { site, bring, read } = inbound;
  const letter = await sentLetter(site);
  const link = await officeLink(site);
  await bring({ to: letter.returnPath(), raw: report("5.1.1") });
  await read();
  expect(await letter.state()).toBe("held");
  await site.post(link, { intent: "stop" });
  const organiser = await organiserAt(site);
  await organiser.post("/organise/letters/inbound", { address: ADA, intent: "release" });
  expect(await letter.state()).toBe("held");
  expect(await letter.page()).toContain("the office has asked to get no more letters");
  await decide(organiser, "requests", "undo");
  expect(await site.mailsTo(ADA)).toHaveLength(2);
  expect(await letter.state()).toBe("sent");
});

test("an office that is let go again has a wrong address by then: its letters wait for the address", async () => {
  await using inbound = await openInboundSite();
  const { site, bring, read } = inbound;
  const organiser = await organiserAt(site);
  const letter = await sentLetter(site);
  await site.post(await officeLink(site), { intent: "stop" });
  const hers = await sentLetter(site, { email: HERS, name: "Rahile Demo" }).catch(() => null);
  expect(hers).toBeNull(); // the form says so, and no mail asks her to confirm
  await bring({ to: letter.returnPath(), raw: report("5.1.1") });
  await read();
  await decide(organiser, "requests", "undo");
  expect(await letter.state()).toBe("held");
  expect(await site.mailsTo(ADA)).toHaveLength(1);
});

test("an office that has agreed since is not reminded", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const link = await lettered(site);
  const page = await ownLetter(site);
  await site.post(link, { intent: "answer", position: "agrees", said: "I agree." });
  await decide(organiser, "answers", "approve");
  await site.later(22 * 24);
  expect((await site.post(page, { intent: "remind" })).location).toContain("letterNotReminded");
  expect(await site.mailsTo(ADA)).toHaveLength(1);
});

test("his copy of the letter shows everything but the key by which its office answers", async () => {
  await using site = await openSite();
  const link = await lettered(site);
  const token = link.split("/").at(-1) ?? "";
  const page = await ownLetter(site);
  const copy = await site.get(`${page}/message.eml`);
  expect(copy.text).toContain("My neighbours fled from there.");
  expect(copy.text.replaceAll(/=\r?\n/g, "")).not.toContain(token);
  expect((await site.get(page)).text).not.toContain(token);
});

test("a reminder carries a link of its own, by which the office can answer as well", async () => {
  await using site = await openSite();
  const first = await lettered(site);
  await site.later(22 * 24);
  expect((await site.post(await ownLetter(site), { intent: "remind" })).location).toContain("letterReminded");
  const second = await officeLink(site);
  expect(second).not.toBe(first);
  expect((await site.post(second, { intent: "stop" })).location).toBe(`${second}?done=stop`);
});

test("an office's wish made while a letter is being written holds when the letter is confirmed", async () => {
  await using site = await openSite();
  const link = await lettered(site, HERS);
  await site.post(LETTER, goodLetter(await idOf(site)));
  await site.post(link, { intent: "stop" });
  expect((await confirmByMail(site)).location).toContain("letterHeld");
  expect(await site.mailsTo(ADA)).toHaveLength(1);
  expect(await confirmed(site, "third@writers.example").catch(() => "")).toBe("");
});

test("of a parliament of hundreds an organiser finds the one who spoke by name, and enters the stance", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const { db } = site.context;
  const [ada] = await db.read.select().from(representatives).where(eq(representatives.name, "Ada Example"));
  if (!ada) throw new Error("Ada is not there");
  const many = Array.from({ length: 230 }, (_, n) => ({ ...ada, id: `m-${n}`, key: `m-${n}`, name: `A. Seat ${n}%_` }));
  await db.write((tx) => tx.insert(representatives).values(many));
  const page = `${OFFICES}/stances`;
  const first = (await organiser.get(page)).text;
  expect(first.match(/<option value="m-/g)).toHaveLength(200);
  expect(first).not.toContain("Ada Example (");
  const found = (await organiser.get(`${page}?called=ADA`)).text;
  expect(found).toContain("Ada Example (");
  expect(found).not.toContain("A. Seat");
  expect((await organiser.get(`${page}?called=%25_`)).text.match(/<option value="m-/g)).toHaveLength(200);
  expect((await organiser.get(`${page}?called=zzz`)).text).toContain("Nobody is called so.");
  const stance = { position: "agrees", said: "", sourceUrl: "https://minutes.example/1", saidAt: "2026-03-01" };
  const form = { ...stance, action: "non-refoulement", representative: ada.id };
  expect((await organiser.post(`${page}?called=ADA`, { ...form, sourceUrl: "" })).text).toContain(
    `value="${ada.id}" selected`,
  );
  expect((await organiser.post(`${page}?called=ADA`, form)).status).toBe(303);
  expect((await organiser.post(page, { ...form, representative: "nobody" })).status).toBe(404);
});

async function ownLetter(site: Site): Promise<string> {
  const { text } = await site.get(await site.linkTo(HIS, "manage"));
  return ownLetterIn(text);
}
