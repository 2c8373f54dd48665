import { expect, test } from "vitest";
import { ADA, confirmByMail, goodLetter, HIS, idOf, LETTER } from "#tests/letters.ts";
import { organiserAt, turnSwitch } from "#tests/organiser.ts";
import { goodForm, openSite } from "#tests/site.ts";

const HERS = "rahile@signers.example";

test("e-mails are paused: she signs, is told that hers waits, and it comes once the pause is over", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await turnSwitch(organiser, "mail", "on");
  expect((await site.post("/en/c/xinjiang/sign", goodForm())).status).toBe(303);
  const told = await site.get("/en/c/xinjiang/check-your-mail");
  expect(told.text).toMatch(/paused its e-mails since .*UTC/);
  expect(told.text).not.toContain("We have sent you one message");
  expect(told.text).not.toContain("within a few minutes");
  expect(await site.mails()).toEqual([]);
  const figures = await site.get("/metrics");
  expect(figures.text).toContain('countersign_switch_on{name="mail"} 1');
  expect(figures.text).toContain('countersign_switch_on{name="signing"} 0');
  expect(figures.text).toContain("countersign_mail_waiting 1");

  await turnSwitch(organiser, "mail", "off");
  expect(await site.mailsTo(HERS)).toHaveLength(1);
  expect((await site.post(await site.linkTo(HERS, "confirm"))).status).toBe(303);
  expect((await site.get("/en/c/xinjiang/check-your-mail")).text).toContain("within a few minutes");
});

test("letters are paused: none can be written, a confirmed one waits and says so, and leaves once, later", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const ada = await idOf(site);
  await site.post(LETTER, goodLetter(ada));
  await site.mails();
  await turnSwitch(organiser, "letters", "on");

  for (const query of ["", "?country=XX", `?country=XX&representative=${ada}`]) {
    const { status, text } = await site.get(LETTER + query);
    expect([status, text.includes("<form")], query).toEqual([200, false]);
    expect(text, query).toMatch(/have paused letters since .*UTC/);
  }
  for (const intent of ["check", "send", "edit"]) {
    const refused = await site.post(LETTER, goodLetter(ada, { intent, email: "late@writers.example" }));
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
    for (const kept of ["My neighbours fled from there.", "late@writers.example", "Your letter was not taken"])
      expect(refused.text).toContain(kept);
  }
  const confirmed = await confirmByMail(site);
  expect((await site.get(confirmed.location ?? "")).text).toContain("yours leaves as soon as the pause is over");
  expect(await site.mailsTo(ADA)).toEqual([]);
  expect(await site.mailsTo("late@writers.example")).toEqual([]);
  expect((await site.post("/en/c/xinjiang/sign", goodForm())).status).toBe(303);
  expect(await site.mailsTo(HERS)).toHaveLength(1);

  await turnSwitch(organiser, "letters", "off");
  expect(await site.mailsTo(ADA)).toHaveLength(1);
  expect((await site.get(LETTER)).text).toContain("Exampleland");
  expect((await site.post(LETTER, goodLetter(ada, { email: "late@writers.example" }))).status).toBe(303);
  expect(await site.mailsTo(HIS)).toHaveLength(1);
});
