import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { campaigns, outbox, reviews, signatures } from "#db/schema.ts";
import { type Fields, goodForm, openSite, type Site } from "#tests/site.ts";

const SIGN = "/en/c/xinjiang/sign";
const WATCHED = { RATE_LIMITS: "on", TRUST_PROXY: "1" };

test("in calm times nobody notices anything: the mail leaves at once, and no proof is asked for", async () => {
  await using site = await openSite(WATCHED);
  expect((await signFrom(site, "192.0.2.7", { email: "rahile@signers.example" })).status).toBe(303);
  expect(await site.mailsTo("rahile@signers.example")).toHaveLength(1);
  expect(JSON.parse((await site.get("/api/v1/proof?campaign=xinjiang")).text)).toEqual({ required: false });
  const [row] = await rows(site);
  expect(row?.signals).toBeNull();
});

test("a throw-away mailbox alone is no reason for anything", async () => {
  await using site = await openSite(WATCHED);
  await signFrom(site, "192.0.2.7", { email: "rahile@mailinator.com" });
  await site.post(await site.linkTo("rahile@mailinator.com", "confirm"));
  expect((await rows(site))[0]).toMatchObject({ state: "confirmed", signals: ["disposable-domain"] });
});

test("a program fills the field that people do not see: it is answered as anybody, and its signature waits for organisers", async () => {
  await using site = await openSite(WATCHED);
  const fields = { email: "bot@signers.example", homepage: "https://spam.example" };
  const answer = await signFrom(site, "192.0.2.7", fields);
  expect(answer.status).toBe(303);
  expect(answer.location).toBe("/en/c/xinjiang/check-your-mail");
  expect(await site.mailsTo("bot@signers.example")).toHaveLength(0);
  site.pass(600);
  const confirmed = await site.post(await site.linkTo("bot@signers.example", "confirm"));
  expect(confirmed.status).toBe(303);
  expect(confirmed.location).toBe("/en/c/xinjiang/confirmed");
  expect(await site.count()).toMatchObject({ signatures: 0 });
  expect(await rows(site)).toMatchObject([{ state: "held", signals: ["honeypot"] }]);
  expect((await site.get(await site.linkTo("bot@signers.example", "confirm"))).text).toContain(
    "This link has been used",
  );
});

test("who is held withdraws as anybody, and nothing of the suspicion is left", async () => {
  await using site = await openSite(WATCHED);
  await signFrom(site, "192.0.2.7", { email: "bot@signers.example", homepage: "x" });
  site.pass(600);
  await site.post(await site.linkTo("bot@signers.example", "confirm"));
  await site.post(await site.linkTo("bot@signers.example", "manage"), { intent: "withdraw" });
  const [row] = await rows(site);
  expect(row).toMatchObject({ state: "withdrawn", signals: null, domainTag: null, networkTag: null });
});

test("many sign at once: nobody is refused, the mails of those who bring no proof leave within ten minutes, and are counted", async () => {
  await using site = await openSite(WATCHED);
  const people = Array.from({ length: 100 }, (_, n) => ({ email: `p${n}@gmail.com`, network: `10.${n}.1.1` }));
  for (const { email, network } of people) expect((await signFrom(site, network, { email })).status).toBe(303);
  const late = await site.context.db.read.select().from(outbox);
  const waits = late.map(({ dueAt }) => (dueAt.getTime() - site.context.now().getTime()) / 60_000);
  expect(waits.filter((minutes) => minutes <= 0)).toHaveLength(60);
  expect(waits.filter((minutes) => minutes > 0).every((minutes) => minutes >= 1 && minutes <= 10)).toBe(true);

  site.pass(600);
  await confirmAll(site);
  expect(await site.count()).toMatchObject({ signatures: 100 });
});

test("while many sign, a browser that does its sum is served at once; the same sum again, or one made up, is not", async () => {
  await using site = await openSite(WATCHED);
  await burst(site);
  const { challenge } = JSON.parse((await site.get("/api/v1/proof?campaign=xinjiang")).text);
  const solution = await solveChallenge({ challenge, deriveKey });
  const proof = JSON.stringify({ challenge, solution });
  const forged = JSON.stringify({ challenge: { ...challenge, signature: "0".repeat(64) }, solution });

  await signFrom(site, "192.0.2.1", { email: "first@gmail.com", proof });
  await signFrom(site, "192.0.3.1", { email: "second@gmail.com", proof });
  await signFrom(site, "192.0.4.1", { email: "third@gmail.com", proof: forged });
  await signFrom(site, "192.0.5.1", { email: "fourth@gmail.com", proof: "{}" });
  expect(await site.mailsTo("first@gmail.com")).toHaveLength(1);
  for (const other of ["second", "third", "fourth"]) expect(await site.mailsTo(`${other}@gmail.com`)).toHaveLength(0);
  site.pass(600);
  for (const other of ["second", "third", "fourth"]) expect(await site.mailsTo(`${other}@gmail.com`)).toHaveLength(1);
});

test("a sum is of one campaign and two minutes", async () => {
  await using site = await openSite(WATCHED);
  await burst(site);
  const { challenge } = JSON.parse((await site.get("/api/v1/proof?campaign=xinjiang")).text);
  const proof = JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
  const { isProven } = site.context.proofOfWork;
  const now = site.context.now();
  expect(await isProven(proof, "another", now)).toBe(false);
  expect(await isProven(proof, "xinjiang", new Date(now.getTime() + 121_000))).toBe(false);
  expect(await isProven(proof, "xinjiang", now)).toBe(true);
  expect(await isProven(proof, "xinjiang", now)).toBe(false);
});

test("one mail domain brings very many: those that come later are held, and those that were counted too", async () => {
  await using site = await openSite(WATCHED);
  for (let n = 0; n < 40; n++) await signFrom(site, `10.${n}.1.1`, { email: `n${n}@farm.example` });
  site.pass(600);
  await confirmAll(site);
  expect(await site.count()).toMatchObject({ signatures: 40 });

  for (let n = 40; n < 70; n++) await signFrom(site, `10.${n}.1.1`, { email: `n${n}@sub.farm.example` });
  site.pass(600);
  await confirmAll(site);
  await site.later(0);
  expect(await site.count()).toMatchObject({ signatures: 0 });
  const all = await rows(site);
  expect(all.every(({ state }) => state === "held")).toBe(true);
  const [review] = await site.context.db.read.select().from(reviews);
  expect(review).toMatchObject({ kind: "hold", campaignId: "xinjiang", organiserId: null, affected: 40 });
  expect(all.filter((row) => row.reviewId === review?.id && row.stateBefore === "confirmed")).toHaveLength(40);
  expect(JSON.stringify(review)).not.toContain("farm");
});

test("many sign from a great provider: they are counted, however many", async () => {
  await using site = await openSite(WATCHED);
  for (let n = 0; n < 90; n++) await signFrom(site, `10.${n}.1.1`, { email: `n${n}@gmx.de` });
  site.pass(600);
  await confirmAll(site);
  await site.later(0);
  expect(await site.count()).toMatchObject({ signatures: 90 });
});

test("where people signed from is forgotten after seven days", async () => {
  await using site = await openSite(WATCHED);
  await signFrom(site, "192.0.2.7", { email: "rahile@signers.example" });
  await site.post(await site.linkTo("rahile@signers.example", "confirm"));
  expect((await rows(site))[0]?.networkTag).toHaveLength(8);
  await site.later(7 * 24 + 1);
  expect((await rows(site))[0]).toMatchObject({ networkTag: null, state: "confirmed" });
});

test("64 sign with one mailbox at once: it is one signature", async () => {
  await using site = await openSite();
  const all = await Promise.all(
    Array.from({ length: 64 }, (_, n) => site.post(SIGN, goodForm({ name: `Rahile ${"abcdefgh"[n % 8]}` }))),
  );
  expect(all.every(({ status }) => status === 303)).toBe(true);
  expect(await rows(site)).toHaveLength(1);
});

test("a household of two signs with one mailbox; a third is told by mail, and 64 at once stay two", async () => {
  await using site = await openSite();
  await letTwoShare(site);
  const sign = (name: string) => site.post(SIGN, goodForm({ name }));
  const all = await Promise.all(Array.from({ length: 64 }, (_, n) => sign(n % 2 ? "Rahile Demo" : "Tohti  DEMO")));
  expect(all.every(({ status }) => status === 303)).toBe(true);
  expect(await rows(site)).toHaveLength(2);
  await confirmAll(site);
  expect(await site.count()).toMatchObject({ signatures: 2 });

  await site.later(1);
  expect((await sign("Third Demo")).location).toBe("/en/c/xinjiang/check-your-mail");
  expect(await rows(site)).toHaveLength(2);
  const told = (await site.mailsTo("rahile@signers.example")).at(-1);
  expect(told?.links.some((link) => link.includes("/confirm/"))).toBe(false);
});

test("one of two withdraws, and the other, signing again, is still one person", async () => {
  await using site = await openSite();
  await letTwoShare(site);
  await site.post(SIGN, goodForm({ name: "Rahile Demo" }));
  const first = await site.linkTo("rahile@signers.example", "manage");
  await site.post(SIGN, goodForm({ name: "Tohti Demo" }));
  await confirmAll(site);
  await site.post(first, { intent: "withdraw" });
  await site.later(1);
  await site.post(SIGN, goodForm({ name: "tohti demo", actions: ["remedy"] }));
  await confirmAll(site);
  expect(await site.count()).toMatchObject({ signatures: 1 });
});

const signFrom = (site: Site, network: string, fields: Fields) =>
  site.post(SIGN, goodForm(fields), { "X-Forwarded-For": network });

async function burst(site: Site) {
  for (let n = 0; n < 62; n++) await signFrom(site, `10.${n}.1.1`, { email: `crowd${n}@gmail.com` });
}

async function confirmAll(site: Site) {
  const tokens: string[] = [];
  await site.sendDue(async (mail) => {
    if ("confirmToken" in mail.words) tokens.push(mail.words.confirmToken);
  });
  for (const token of tokens) expect((await site.post(`/en/confirm/${token}`)).status).toBe(303);
}

const rows = (site: Site) =>
  site.context.db.read.select().from(signatures).where(eq(signatures.campaignId, "xinjiang"));

async function letTwoShare(site: Site) {
  await site.context.db.write(async (tx) => {
    const [row] = await tx.select().from(campaigns).where(eq(campaigns.id, "xinjiang"));
    await tx
      .update(campaigns)
      .set({ facts: { ...(row?.facts as object), peoplePerMailbox: 2 } })
      .where(eq(campaigns.id, "xinjiang"));
  });
}
