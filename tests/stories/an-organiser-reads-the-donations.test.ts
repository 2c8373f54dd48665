import { expect, test } from "vitest";
import { donationPayments } from "#db/schema.ts";
import { allTold, books, DONATE, gives, openGiving } from "#tests/donations.ts";
import { organiserAt, organiserNamed, turnSwitch } from "#tests/organiser.ts";
import { addsPasskey, askedOn, authenticator } from "#tests/passkey.ts";
import { openSite, type Site } from "#tests/site.ts";
import { DONOR, type FakeStripe } from "#tests/stripe/server.ts";

const DESK = "/organise/xinjiang/donations";
const CSV = "/organise/xinjiang/donations.csv";

/** So many people give the same. */
async function manyGive(site: Site, stripe: FakeStripe, people: number, changes = {}) {
  for (let one = 0; one < people; one++) stripe.pay(await gives(site, stripe, changes));
  await allTold(site, stripe);
}

test("an organiser reads what came by day, currency, kind and state, takes it away, and sees nobody", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  await manyGive(site, stripe, 2, { amount: "3000" });
  await manyGive(site, stripe, 1, { currency: "JPY", amount: "1500", kind: "monthly" });
  stripe.dispute(stripe.all("payment_intent")[0]?.id ?? "");
  await allTold(site, stripe);
  const organiser = await organiserAt(site);
  const page = await organiser.get(DESK);
  expect(page.status).toBe(200);
  expect(page.headers.get("Cache-Control")).toBe("no-store");
  for (const shown of ["$30", "¥1,500", "Disputed", "Monthly"]) expect(page.text).toContain(shown);
  expect(page.text).not.toContain(DONOR.name);
  expect((await organiser.get("/organise/xinjiang")).text).toContain(`href="${DESK}"`);

  const csv = await organiser.get(CSV);
  const day = site.now().toISOString().slice(0, 10);
  expect(csv.headers.get("Content-Disposition")).toContain(`xinjiang-${day}-donations.csv`);
  expect(csv.text.replace("\ufeff", "").trim().split("\n")).toEqual([
    "day,currency,kind,state,payments,amount,refunded",
    `${day},JPY,monthly,paid,1,1500,0`,
    `${day},USD,once,disputed,1,30.00,0.00`,
    `${day},USD,once,paid,1,30.00,0.00`,
  ]);
  for (const path of [DESK, CSV]) expect((await site.get(path)).status).toBe(302);
});

/** An owner with a passkey, who has just signed in. */
async function ownerAt(site: Site) {
  const desk = await organiserAt(site);
  const key = authenticator();
  await addsPasskey(site, desk, key);
  const origin = site.context.config.PUBLIC_URL;
  return {
    ...desk,
    key,
    /** Shows the passkey for that payment and sends the form. */
    async refunds(payment: string, shownFor = payment) {
      const passkey = key.show(askedOn((await desk.get(`${DESK}?refund=${shownFor}`)).text), { origin });
      return desk.post(DESK, { payment, passkey });
    },
  };
}

test("an owner gives a payment back by a passkey shown for that payment, once", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  await manyGive(site, stripe, 2);
  const owner = await ownerAt(site);
  const [first = "", second = ""] = (await books(site)).payments.map(({ id }) => id);
  const page = (await owner.get(`${DESK}?refund=${first}`)).text;
  expect(page).toMatch(/Give \$30 back/);
  const asked = askedOn(page);
  expect(asked).toMatchObject({ userVerification: "required", allowCredentials: [{ id: owner.key.id }] });
  const passkey = owner.key.show(asked, { origin: site.context.config.PUBLIC_URL });
  expect((await owner.post(DESK, { payment: second, passkey })).status).toBe(403);
  expect((await owner.post(DESK, { payment: first, passkey })).location).toBe(`${DESK}?done=asked`);
  expect((await owner.post(DESK, { payment: first, passkey })).status).toBe(403);
  await allTold(site, stripe);
  expect(stripe.all("refund")).toHaveLength(1);
  expect((await books(site)).payments).toMatchObject([
    { state: "refunded", refunded: 3_000, refundAskedOn: site.now().toISOString().slice(0, 10) },
    { state: "paid", refunded: 0 },
  ]);
});

test("an open desk gives nothing back: not without a passkey, not with another's, nor with one shown in another session", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  await manyGive(site, stripe, 1);
  const owner = await ownerAt(site);
  const origin = site.context.config.PUBLIC_URL;
  const [{ id } = { id: "" }] = (await books(site)).payments;
  const asked = () => owner.get(`${DESK}?refund=${id}`).then(({ text }) => askedOn(text));

  const bare = await owner.post(DESK, { payment: id });
  expect(bare.status).toBe(403);
  expect(bare.text).toContain("Your browser did not ask for a passkey");
  const second = await organiserNamed(site, "Second");
  const his = authenticator();
  await addsPasskey(site, second, his);
  const elsewhere = await organiserNamed(site, "Organiser");
  const signIn = owner.key.show(askedOn((await site.get("/organise/sign-in")).text), { origin });
  for (const [desk, passkey] of [
    [owner, his.show(await asked(), { origin })],
    [owner, owner.key.show(await asked(), { origin, verified: false })],
    [owner, signIn],
    [elsewhere, owner.key.show(await asked(), { origin })],
    [owner, "nonsense"],
  ] as const) {
    const refused = await desk.post(DESK, { payment: id, passkey });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("Your passkey was not accepted");
  }
  expect((await site.post(DESK, { payment: id })).status).toBe(302);
  expect(stripe.all("refund")).toEqual([]);
  expect((await books(site)).payments).toMatchObject([{ state: "paid", refundedBy: null }]);
});

test("who is no owner sees no way to give back and is refused; an owner without a passkey is led to add one", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  await manyGive(site, stripe, 1);
  const owner = await organiserAt(site);
  const [{ id } = { id: "" }] = (await books(site)).payments;
  const led = (await owner.get(`${DESK}?refund=${id}`)).text;
  expect(led).toMatch(/you have none yet.*?href="\/organise\/account"/s);
  expect(led).not.toContain("data-passkey");

  const second = await organiserNamed(site, "Second");
  const key = authenticator();
  await addsPasskey(site, second, key);
  const page = (await second.get(`${DESK}?refund=${id}`)).text;
  expect(page).toContain("Payments are given back by owners alone.");
  expect(page).not.toMatch(/data-passkey|\?refund=|>Refund</);
  const refused = await second.post(DESK, { payment: id, passkey: "{}" });
  expect(refused.status).toBe(403);
  expect(refused.text).toContain("Only owners give money back");
  expect(stripe.all("refund")).toEqual([]);
});

test("a refund that Stripe refuses or does not answer to changes nothing, and the page says so", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  await manyGive(site, stripe, 2);
  const owner = await ownerAt(site);
  const [first = "", second = ""] = (await books(site)).payments.map(({ id }) => id);
  const said = async ({ location }: { location: string | null }) =>
    /role="status".*?<p>([^<]*)/.exec((await owner.get(location ?? "")).text)?.[1];
  stripe.trouble.now = "down";
  expect(await said(await owner.refunds(first))).toContain("Stripe does not answer");
  stripe.trouble.now = "none";
  expect((await books(site)).payments).toMatchObject([{ state: "paid", refundedBy: null }, { state: "paid" }]);
  stripe.refund(first); // by hand, in Stripe's own pages
  stripe.events.splice(0);
  expect(await said(await owner.refunds(first))).toContain("Stripe does not give it back");
  expect((await books(site)).payments).toMatchObject([{ refundedBy: null }, { refundedBy: null }]);

  const asked = askedOn((await owner.get(`${DESK}?refund=${second}`)).text);
  stripe.refund(second);
  await allTold(site, stripe); // known here before the owner has shown the passkey
  const passkey = owner.key.show(asked, { origin: site.context.config.PUBLIC_URL });
  expect(await said(await owner.post(DESK, { payment: second, passkey }))).toContain("no such payment");
}, 60_000);

test("a monthly donor's failed payments and the end are seen as numbers; events that wait are told", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  await manyGive(site, stripe, 1, { kind: "monthly" });
  stripe.trouble.now = "failing";
  stripe.nextMonth(stripe.all("subscription")[0]?.id ?? "", false);
  await allTold(site, stripe);
  const { text } = await (await organiserAt(site)).get(DESK);
  expect(text).toMatch(/messages? from Stripe could not be looked at yet/);
}, 60_000);

test("where donations are not set up the page says what is missing, and no desk page leads there", async () => {
  await using site = await openSite({ STRIPE_SECRET_KEY: "sk_test_alone" });
  const organiser = await organiserAt(site);
  const page = await organiser.get(DESK);
  expect(page.text).toContain("lacks these settings: STRIPE_WEBHOOK_SECRET");
  expect((await organiser.get("/organise/xinjiang")).text).not.toContain(DESK);
});

test("everybody reads how much was given only from ten donors on, rounded down, and never of today", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  const total = async () => /class="given"><strong>([^<]*)/.exec((await site.get(DONATE)).text)?.[1];
  const { db } = site.context;
  await showTotal(site);
  await manyGive(site, stripe, 9);
  await manyGive(site, stripe, 1, { currency: "JPY", amount: "1500" });
  await site.later(24);
  expect(await total()).toBeUndefined();
  await manyGive(site, stripe, 3);
  expect(await total()).toBeUndefined();
  await site.later(24);
  expect(await total()).toBe("$360 from at least 10 donors");
  const [one] = await db.read.select().from(donationPayments);
  stripe.refund(one?.currency === "USD" ? one.id : "", 100);
  await allTold(site, stripe);
  site.pass(2);
  expect(await total()).toBe("$350 from at least 10 donors");
});

test("while donations are paused what Stripe tells is still put into the books", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  const session = await gives(site, stripe);
  await turnSwitch(await organiserAt(site), "donations", "on");
  stripe.pay(session);
  await allTold(site, stripe);
  expect((await books(site)).payments).toMatchObject([{ state: "paid" }]);
});

async function showTotal(site: Site) {
  const { findCampaign, loadCampaign } = await import("#app/domain/campaigns.ts");
  const { db } = site.context;
  const campaign = await findCampaign(db.read, "xinjiang", "en");
  if (!campaign?.facts.donations) throw new Error("no donations");
  const facts = { ...campaign.facts, donations: { ...campaign.facts.donations, showTotal: true } };
  await db.write((tx) => loadCampaign(tx, facts, { en: campaign.words }));
  site.context.campaign.forget();
  site.pass(2);
}
