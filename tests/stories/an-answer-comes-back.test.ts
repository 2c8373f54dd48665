import { expect, test } from "vitest";
import { openInboundSite, sentLetter, written } from "#tests/inbound.ts";
import { ADA, confirmByMail, goodLetter, HIS, idOf, LETTER } from "#tests/letters.ts";
import { openMailServer } from "#tests/mail-server.ts";
import { databaseBytes, organiserAt } from "#tests/organiser.ts";
import { openSite } from "#tests/site.ts";

const DESK = "/organise/letters/inbound";
const OFFICE = "staff@parliament.example";
const replyTo = (raw: string) =>
  /^Reply-To: .*?([^\s<>]+@[^\s<>]+)>?\r?$/m.exec(raw.replace(/\r?\n[ \t]+/g, " "))?.[1] ?? "";

test("an office answers to our own address: the answer goes on to him, is counted, and nothing of it stays", async () => {
  await using inbound = await openInboundSite();
  const { site, bring, read } = inbound;
  const letter = await sentLetter(site);
  const raw = written({
    from: `Staff of Ada <${OFFICE}>`,
    text: "Ms Example will raise it on Tuesday.\n\n> My neighbours",
  });
  expect(await bring({ from: OFFICE, to: letter.returnPath(), raw })).toEqual([250, 354, 250]);
  expect((await databaseBytes(site)).includes("raise it on Tuesday")).toBe(false);
  await read();

  const answer = (await site.mailsTo(HIS)).at(-1);
  expect(answer?.subject).toBe("You have an answer"); // it says nothing of what was written about
  expect(answer?.text).toContain("Ms Example will raise it on Tuesday.");
  expect(answer?.text).toContain(OFFICE);
  expect(answer?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(answer?.raw).toMatch(/^From: Countersign <countersign@localhost>\r$/m);
  expect(replyTo(answer?.raw ?? "")).toBe(OFFICE);
  expect(await letter.page()).toContain("The office has answered.");
  expect(await letter.history()).toContain("answered");
  const bytes = await databaseBytes(site);
  for (const personal of ["raise it on Tuesday", HIS, OFFICE])
    expect([personal, bytes.includes(personal)]).toEqual([personal, false]);
  const { text } = await (await organiserAt(site)).get(DESK);
  expect(text).toContain("Ada Example");
  expect(text).not.toMatch(/Tuesday|tohti/i);
});

test("a machine answers: he is told once, and knows that no person has read it yet", async () => {
  await using inbound = await openInboundSite();
  const { site, bring, read } = inbound;
  const letter = await sentLetter(site);
  const before = (await site.mailsTo(HIS)).length;
  for (const subject of ["Automatic reply: A question", "Out of office"]) {
    await bring({ from: ADA, to: letter.returnPath(), raw: written({ subject, text: "Back on Monday." }) });
    await read();
  }
  const mails = (await site.mailsTo(HIS)).slice(before);
  expect(mails.map(({ subject }) => subject)).toEqual(["An automatic answer has come"]);
  expect(await letter.page()).toContain("A machine at the office has answered");
  expect(await letter.state()).toBe("sent");
});

test("he keeps his address from the office: answers go through us in both directions", async () => {
  await using out = await openMailServer();
  await using inbound = await openInboundSite({ SMTP_URL: out.url });
  const { site, bring, read } = inbound;
  await site.post(LETTER, goodLetter(await idOf(site), { privacy: "relay", ownWords: "It matters." }));
  await site.sendDue();
  const links = (to: string) => {
    const mail = out.arrived.filter((one) => one.to.includes(to)).at(-1);
    return mail?.mail.text?.match(/https?:\/\/\S+/g) ?? [];
  };
  await site.post(new URL(links(HIS).find((link) => link.includes("/confirm/")) ?? "").pathname);
  await site.sendDue();
  const theLetter = out.arrived.filter((one) => one.to.includes(ADA)).at(-1);
  const letterRaw = theLetter?.raw.toString() ?? "";
  expect(letterRaw).not.toContain("tohti@");
  const alias = replyTo(letterRaw);
  expect(alias).toMatch(/^r\+[\da-f]+@bounces\.test$/);

  // The office answers to the alias, in capitals as some servers write it.
  expect(await bring({ from: OFFICE, to: alias.toUpperCase(), raw: written({ text: "Where do you live?" }) })).toEqual([
    250, 354, 250,
  ]);
  await read();
  await site.sendDue();
  const toHim = out.arrived.filter((one) => one.to.includes(HIS)).at(-1);
  expect(toHim?.mail.text).toContain("Where do you live?");
  const back = replyTo(toHim?.raw.toString() ?? "");
  expect(back).toMatch(/^r\+[\da-f]+@bounces\.test$/);
  expect(back).not.toBe(alias);

  // He answers, with everything that mail programs add.
  const his = written({
    from: `Tohti Private Name <${HIS}>`,
    subject: "Re: You have an answer",
    head: "X-Originating-IP: 203.0.113.9\nUser-Agent: HisPhone\n",
    text: `In Harbour Street. Write to ${HIS}.\n\nOn Monday, Countersign <${HIS}> wrote:\n> Where do you live?\n\n-- \nTohti, +49 30 0000000`,
  });
  expect(await bring({ from: HIS, to: back, raw: his })).toEqual([250, 354, 250]);
  await read();
  await site.sendDue();
  const toOffice = out.arrived.filter((one) => one.to.includes(ADA));
  expect(toOffice).toHaveLength(2);
  const passed = toOffice.at(-1);
  const passedRaw = passed?.raw.toString() ?? "";
  expect(passed?.mail.text).toContain("In Harbour Street.");
  for (const hidden of ["tohti@", "Private Name", "203.0.113.9", "HisPhone", "+49", "wrote:", "You have an answer"])
    expect([hidden, passedRaw.includes(hidden)]).toEqual([hidden, false]);
  expect(replyTo(passedRaw)).toBe(alias);
  expect(passed?.mail.inReplyTo).toBe(theLetter?.mail.messageId);
  expect(passed?.from).not.toContain("tohti");

  // A machine of his, and somebody who is not him, reach the office with nothing.
  await bring({ from: HIS, to: back, raw: written({ from: HIS, subject: "Out of office", text: "Away." }) });
  await bring({
    from: "eve@writers.example",
    to: back,
    raw: written({ from: "eve@writers.example", text: "I am Tohti." }),
  });
  await read();
  await site.sendDue();
  expect(out.arrived.filter((one) => one.to.includes(ADA))).toHaveLength(2);
});

test("two machines that answer each other come to an end", async () => {
  await using inbound = await openInboundSite();
  const { site, bring, read } = inbound;
  const letter = await sentLetter(site);
  const before = (await site.mailsTo(HIS)).length;
  for (let n = 0; n < 20; n++) {
    await bring({
      from: OFFICE,
      to: letter.returnPath(),
      raw: written({ from: OFFICE, subject: `Ticket ${n}`, text: `${n}` }),
    });
    await read();
    await site.sendDue();
  }
  expect((await site.mailsTo(HIS)).length - before).toBe(5);
  const { text } = await (await organiserAt(site)).get(DESK);
  expect(text).toContain("Ticket 19"); // the others wait for an organiser
});

test("after four weeks the alias is dead, and says so to the office at once", async () => {
  await using inbound = await openInboundSite();
  const { site, bring, read } = inbound;
  const letter = await sentLetter(site, { privacy: "relay" });
  const alias = replyTo((await site.mailsTo(ADA))[0]?.raw ?? "");
  await site.later(29 * 24);
  expect(await bring({ from: OFFICE, to: alias, raw: written() })).toEqual([550]);
  const before = (await site.mailsTo(HIS)).length;
  expect(await bring({ from: OFFICE, to: letter.returnPath(), raw: written() })).toEqual([250, 354, 250]);
  await read();
  expect(await letter.page()).toContain("The office has answered."); // it counts, though nobody knows his address any more
  expect((await site.mailsTo(HIS)).length).toBe(before);
});

test("he deletes his letter: what is answered to it is refused or forgotten", async () => {
  await using inbound = await openInboundSite();
  const { site, bring, read } = inbound;
  const letter = await sentLetter(site, { privacy: "relay" });
  const alias = replyTo((await site.mailsTo(ADA))[0]?.raw ?? "");
  await bring({ from: OFFICE, to: alias, raw: written({ text: "Too late." }) });
  await site.post(letter.href, { intent: "erase-letter" });
  const before = (await site.mailsTo(HIS)).length;
  await read();
  expect((await site.mailsTo(HIS)).length).toBe(before);
  expect(await bring({ from: OFFICE, to: alias, raw: written() })).toEqual([550]);
});

test("without a way in, nobody is offered an alias, and nobody gets one", async () => {
  await using site = await openSite();
  const ada = await idOf(site);
  expect((await site.get(`${LETTER}?country=XX&representative=${ada}`)).text).not.toContain('value="relay"');
  await site.post(LETTER, goodLetter(ada, { privacy: "relay" }));
  await confirmByMail(site);
  expect(replyTo((await site.mailsTo(ADA))[0]?.raw ?? "")).toBe(HIS);
});
