import { expect, test } from "vitest";
import { recordChanges } from "#app/domain/counts/changes.ts";
import { signatures } from "#db/schema.ts";
import { databaseBytes } from "#tests/organiser.ts";
import { goodForm, openSite } from "#tests/site.ts";

test("she signs, confirms from her mail, and is counted", async () => {
  await using site = await openSite();

  const signed = await site.post("/en/c/xinjiang/sign", goodForm());
  expect(signed).toMatchObject({ status: 303, location: "/en/c/xinjiang/check-your-mail" });
  expect((await site.get(signed.location as string)).status).toBe(200);
  expect(await site.count()).toMatchObject({ signatures: 0 });

  const link = await site.linkTo("rahile@signers.example", "confirm");
  expect((await site.get(link)).text).toContain("Rahile Demo");
  expect((await site.get("/en/c/xinjiang")).text).toContain('"number">0</strong>'); // and is remembered for a second
  const confirmed = await site.post(link);
  expect(confirmed).toMatchObject({ status: 303, location: "/en/c/xinjiang/confirmed" });

  const thanks = await site.get(confirmed.location as string);
  expect(thanks.text).toMatch(/You are counted/);
  expect(thanks.text).toContain('"number">1</strong>'); // she sees it at once
  expect(await site.count()).toMatchObject({
    signatures: 1,
    actions: { "non-refoulement": 1, sanctions: 1, remedy: 0 },
  });
});

test("a mail scanner opens her links, and nothing happens", async () => {
  await using site = await openSite();
  await site.post("/en/c/xinjiang/sign", goodForm());
  const confirm = await site.linkTo("rahile@signers.example", "confirm");
  const manage = await site.linkTo("rahile@signers.example", "manage");

  for (const link of [confirm, manage]) {
    expect((await site.get(link)).status).toBe(200);
    expect((await site.ask(link, { method: "HEAD" })).status).toBe(200);
  }
  expect(await site.count()).toMatchObject({ signatures: 0 });
  expect((await site.post(confirm)).status).toBe(303);
  expect(await site.count()).toMatchObject({ signatures: 1 });
});

test("he signs twice, from two spellings of one mailbox, and counts once", async () => {
  await using site = await openSite();
  const first = await site.post("/en/c/xinjiang/sign", goodForm({ email: "Bo.Demo@gmail.com" }));
  await site.post(await site.linkTo("Bo.Demo@gmail.com", "confirm"));

  const second = await site.post(
    "/en/c/xinjiang/sign",
    goodForm({ email: "bodemo+again@googlemail.com", actions: ["sanctions", "remedy"] }),
  );
  expect(second).toMatchObject({ status: first.status, location: first.location });
  expect(second.text).toBe(first.text);
  expect(await site.mailsTo("bodemo+again@googlemail.com")).toHaveLength(0); // a minute has not passed
  expect(await site.count()).toMatchObject({ signatures: 1, actions: { remedy: 0 } });

  await site.later(1);
  await site.post(
    "/en/c/xinjiang/sign",
    goodForm({ email: "bodemo+again@googlemail.com", actions: ["sanctions", "remedy"] }),
  );
  await site.post(await site.linkTo("bodemo+again@googlemail.com", "confirm"));
  expect(await site.count()).toMatchObject({
    signatures: 1,
    actions: { "non-refoulement": 1, sanctions: 1, remedy: 1 },
  });
});

test("he presses the button eight times at once, and gets one mail", async () => {
  await using site = await openSite();
  const answers = await Promise.all(Array.from({ length: 8 }, () => site.post("/en/c/xinjiang/sign", goodForm())));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([303]));
  expect(await site.mailsTo("rahile@signers.example")).toHaveLength(1);

  const link = await site.linkTo("rahile@signers.example", "confirm");
  const pressed = await Promise.all(Array.from({ length: 8 }, () => site.post(link)));
  expect(new Set(pressed.map((answer) => answer.status))).toEqual(new Set([303]));
  expect(await site.count()).toMatchObject({ signatures: 1, actions: { sanctions: 1 } });
});

test("she signed before, signs the same again, and only her mailbox is told", async () => {
  await using site = await openSite();
  await site.post("/en/c/xinjiang/sign", goodForm());
  await site.post(await site.linkTo("rahile@signers.example", "confirm"));
  const atOnce = await site.post("/en/c/xinjiang/sign", goodForm());
  expect(atOnce).toMatchObject({ status: 303 });
  expect(await site.mailsTo("rahile@signers.example")).toHaveLength(1); // at most one a minute
  await site.later(1);

  const again = await site.post("/en/c/xinjiang/sign", goodForm());
  expect(again).toMatchObject({ status: 303, location: "/en/c/xinjiang/check-your-mail" });
  const mails = await site.mailsTo("rahile@signers.example");
  expect(mails).toHaveLength(2);
  expect(mails[1]?.links.filter((link) => link.includes("/confirm/"))).toHaveLength(0);
  expect(await site.count()).toMatchObject({ signatures: 1 });
});

test("the words she agreed to can be shown to her again, years later", async () => {
  await using site = await openSite();
  const form = await site.get("/en/c/xinjiang/sign");
  const words = "I agree that my name, address, country and the political opinion";
  expect(form.text).toContain(words);
  await site.post("/en/c/xinjiang/sign", goodForm());
  await site.post(await site.linkTo("rahile@signers.example", "confirm"));

  const copy = JSON.parse((await site.get(`${await site.linkTo("rahile@signers.example", "manage")}/copy.json`)).text);
  const kept = await databaseBytes(site);
  expect(copy.consentTextSha256).toMatch(/^[0-9a-f]{64}$/);
  expect(kept.includes(copy.consentTextSha256)).toBe(true);
  expect(kept.includes(words)).toBe(true);
});

test("a signature that is held does not come back by a link that was waiting, and she sees no difference", async () => {
  await using site = await openSite();
  await site.post("/en/c/xinjiang/sign", goodForm({ actions: ["sanctions"] }));
  await site.post(await site.linkTo("rahile@signers.example", "confirm"));
  await site.later(1);
  await site.post("/en/c/xinjiang/sign", goodForm({ actions: ["remedy"] }));
  const waiting = await site.linkTo("rahile@signers.example", "confirm");
  await site.context.db.write(async (tx) => {
    const [before = null] = await tx.select().from(signatures);
    const [after = null] = await tx.update(signatures).set({ state: "held" }).returning();
    await recordChanges(tx, "xinjiang", [{ before, after }]);
  });

  expect((await site.post(waiting)).status).toBe(303); // she is told nothing
  expect(await site.count()).toMatchObject({ signatures: 0, actions: { remedy: 0, sanctions: 0 } });
});
