import { expect, test } from "vitest";
import { findCampaign, loadCampaign } from "#app/domain/campaigns.ts";
import { donations } from "#db/schema.ts";
import { books, DONATE, gives, goodGift, openGiving } from "#tests/donations.ts";
import { organiserAt, organiserNamed, turnSwitch } from "#tests/organiser.ts";
import { goodForm, openSite, type Site } from "#tests/site.ts";

const SECOND = 1 / 3600; // in hours

test("she chooses an amount, is led to Stripe's page, and nothing that leads to her goes along", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  const page = await site.get(DONATE);
  expect(page.status).toBe(200);
  expect(page.text).toMatch(/\$15<.*\$30<.*\$60<.*\$120</);
  expect(page.text).not.toContain("Rahile");
  const session = await gives(site, stripe, { amount: "6000", kind: "once" });
  const posted = stripe.asked.filter(({ method }) => method === "POST");
  expect(posted).toHaveLength(1);
  const sent = new URLSearchParams(posted[0]?.body);
  expect(Object.fromEntries([...sent].filter(([name]) => name.includes("unit_amount") || name === "mode"))).toEqual({
    mode: "payment",
    "line_items[0][price_data][unit_amount]": "6000",
  });
  const [row] = (await books(site)).donations;
  expect(row).toMatchObject({ amount: 6_000, currency: "USD", kind: "once", state: "opened", sessionId: session });
  for (const name of ["customer_email", "client_reference_id", "customer", "receipt_email"])
    expect(sent.has(name)).toBe(false);
  const labels = [...sent].filter(([name]) => name.includes("metadata["));
  expect(new Set(labels.map(([, value]) => value))).toEqual(new Set([row?.id, "xinjiang", "once"]));
  expect(sent.get("success_url")).toBe(`${site.context.config.PUBLIC_URL}${DONATE}/thanks`);
  expect(sent.get("cancel_url")).toBe(`${site.context.config.PUBLIC_URL}${DONATE}/cancelled`);
  expect(posted[0]?.key).toContain(row?.id);
});

test("a monthly donation is a subscription, and its donor is led to Stripe's own sign-in page to end it", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  await gives(site, stripe, { kind: "monthly" });
  const sent = new URLSearchParams(stripe.asked.find(({ method }) => method === "POST")?.body);
  expect(sent.get("mode")).toBe("subscription");
  expect(sent.get("line_items[0][price_data][recurring][interval]")).toBe("month");
  expect((await site.get(DONATE)).text).toContain(`href="${DONATE}/manage"`);
  for (let time = 0; time < 2; time++) {
    const led = await site.get(`${DONATE}/manage`);
    expect(led).toMatchObject({ status: 303, location: "https://billing.stripe.com/p/login/test_1" });
    expect(led.headers.get("Cache-Control")).toBe("no-store");
  }
  expect(stripe.all("billing_portal.configuration")).toHaveLength(1);
});

test("the pages to which Stripe leads back are the same for everybody", async () => {
  await using giving = await openGiving();
  const { site } = giving;
  const thanks = await site.get(`${DONATE}/thanks?session_id=cs_test_1`);
  expect(thanks.text).toBe((await site.get(`${DONATE}/thanks`)).text);
  expect(thanks.text).toContain("Thank you for giving");
  expect(thanks.text).toContain('content="noindex"');
  const cancelled = (await site.get(`${DONATE}/cancelled`)).text;
  expect(cancelled).toContain("Nothing was paid");
  expect(cancelled).toContain(`href="${DONATE}"`);
});

test.each([
  ["de", "EUR", "12,50", 1_250],
  ["de", "EUR", "1.234,50", 123_450],
  ["en", "USD", "1,234.50", 123_450],
  ["ar", "USD", "٢٥٫٥", 2_550],
  ["ug", "USD", "۲۵", 2_500],
  ["tr", "TRY", "1.500", 150_000],
  ["en", "JPY", "1,500", 1_500],
])("in %s %s %s is understood", async (locale, currency, other, amount) => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  const path = DONATE.replace("/en/", `/${locale}/`);
  const { status } = await site.post(path, goodGift({ currency, amount: "other", other }));
  expect(status).toBe(303);
  expect(stripe.sessions()).toMatchObject([{ currency: currency.toLowerCase(), amount_total: amount }]);
});

test("readers of a language see their currency first, and everybody can choose another", async () => {
  await using giving = await openGiving();
  const { site } = giving;
  expect((await site.get("/de/c/xinjiang/donate")).text).toContain("15\u00a0€");
  expect((await site.get("/tr/c/xinjiang/donate")).text).toContain("₺250");
  const yen = (await site.get(`${DONATE}?currency=jpy`)).text;
  expect(yen).toContain("¥1,500");
  expect(yen).toMatch(/name="currency" value="JPY"/);
  expect((await site.get(`${DONATE}?currency=chf`)).text).toContain('value="USD"');
});

const REFUSED: [string, Record<string, string>, string][] = [
  ["nothing chosen", { amount: "" }, "Choose an amount"],
  ["a negative amount", { amount: "other", other: "-5" }, "in digits, such as 25"],
  ["nothing", { amount: "other", other: "0" }, "at least $2"],
  ["too much", { amount: "other", other: "5000.01" }, "at most $5,000"],
  ["far too much", { amount: "other", other: "9".repeat(40) }, "at most $5,000"],
  ["longer than any amount", { amount: "other", other: "9".repeat(41) }, "in digits, such as 25"],
  ["no number", { amount: "other", other: "NaN" }, "in digits, such as 25"],
  ["a fraction of a cent", { amount: "other", other: "5.0001" }, "without so small a fraction"],
  ["an empty field of her own", { amount: "other", other: " " }, "Write the amount you want to give"],
  ["two amounts", { amount: "3000", other: "45" }, "not both"],
  ["a suggestion that is none", { amount: "1" }, "Choose an amount"],
  ["another currency's suggestion", { currency: "JPY", amount: "12001" }, "Choose an amount"],
  ["a currency that is not taken", { currency: "CHF" }, "Choose one of the currencies"],
  ["a currency that is none", { currency: "<script>" }, "Choose one of the currencies"],
  ["a kind that is none", { kind: "yearly" }, "Choose whether to give once"],
];

test("what cannot be given brings the form back with everything in it, and Stripe is not asked", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  for (const [what, changes, said] of REFUSED) {
    const { status, text } = await site.post(DONATE, goodGift(changes));
    expect(status, what).toBe(400);
    expect(text, what).toContain(said);
    expect(text, what).toContain('role="alert"');
    if (changes.other?.trim()) expect(text, what).toContain(`value="${changes.other}"`);
  }
  const twice = await site.post(DONATE, { ...goodGift(), amount: ["3000", "6000"] });
  expect(twice.status).toBe(400);
  expect(stripe.asked).toEqual([]);
  expect((await books(site)).donations).toEqual([]);
});

test("Stripe down, failing or slow: a plain page with what she chose, and nothing half made", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  for (const trouble of ["down", "failing", "slow", "lost answers"] as const) {
    stripe.trouble.now = trouble;
    const began = performance.now();
    const { status, text, headers } = await site.post(DONATE, goodGift({ amount: "6000" }));
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(status, trouble).toBe(503);
    expect(headers.get("Retry-After")).not.toBeNull();
    expect(text).toContain("The payment service does not answer");
    expect(text).toMatch(/checked="" value="6000"|value="6000" checked=""/);
    expect((await books(site)).donations).toEqual([]);
  }
  expect((await site.get(`${DONATE}/manage`)).status).toBe(503);
  stripe.trouble.now = "none";
  await gives(site, stripe);
});

test("the form sent twice opens two pages, and nothing is given before somebody pays", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  const first = await gives(site, stripe);
  const second = await gives(site, stripe);
  stripe.pay(second);
  stripe.expire(first);
  expect((await books(site)).payments).toEqual([]);
});

test("only the donation page's form may lead to Stripe, and no script of Stripe's runs anywhere", async () => {
  await using giving = await openGiving();
  const { site } = giving;
  const wrongForm = await site.post(DONATE, goodGift({ amount: "" }));
  for (const answer of [await site.get(DONATE), wrongForm]) {
    const policy = answer.headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("form-action 'self' https://checkout.stripe.com;");
    expect(policy.replace("https://checkout.stripe.com", "")).not.toContain("stripe");
    expect(answer.text).not.toContain("js.stripe.com");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    for (const [, used] of answer.text.matchAll(/nonce="([^"]*)"/g)) expect(used).toBe(nonce);
    expect(answer.headers.get("Referrer-Policy")).toBe("same-origin");
  }
  for (const other of ["/en", "/en/c/xinjiang", `${DONATE}/thanks`])
    expect((await site.get(other)).headers.get("Content-Security-Policy")).not.toContain("stripe");
  expect((await site.get(DONATE)).headers.get("Cache-Control")).toContain("public");
});

/** Every place that could lead to donations. */
const PLACES = ["/en/c/xinjiang", "/en/c/xinjiang/support-survivors", "/en/c/xinjiang/thanks?after=letter"];
const leadingThere = async (site: Site) =>
  (await Promise.all(PLACES.map(async (path) => (await site.get(path)).text.includes("/donate")))).filter(Boolean)
    .length;

test("without Stripe nothing is offered, shown or broken", async () => {
  await using site = await openSite({ STRIPE_SECRET_KEY: "sk_test_alone" });
  expect(await leadingThere(site)).toBe(0);
  expect((await site.get(DONATE)).status).toBe(404);
  expect((await site.post(DONATE, goodGift())).status).toBe(404);
  for (const page of ["thanks", "cancelled", "manage"]) expect((await site.get(`${DONATE}/${page}`)).status).toBe(404);
  expect((await site.ask("/webhooks/stripe", { method: "POST", body: "{}" })).status).toBe(404);
  expect((await site.get("/sitemap.xml")).text).not.toContain("donate");
  expect((await site.get("/en/privacy")).text).not.toContain("Stripe");
});

test("with it the campaign, the recommendation and the thank-you page lead there; the others do not", async () => {
  await using giving = await openGiving();
  const { site } = giving;
  expect(await leadingThere(site)).toBe(PLACES.length);
  expect((await site.get("/en/c/xinjiang/sanctions")).text).not.toContain("/donate");
  expect((await site.get("/sitemap.xml")).text).toContain("/en/c/xinjiang/donate<");
  expect((await site.get("/en/privacy")).text).toContain("Stripe");
});

test("a campaign can switch donations off, and organisers can pause them", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  await turnSwitch(await organiserAt(site), "donations", "on");
  await site.later(2 * SECOND);
  expect((await site.get(DONATE)).text).toContain("Donations are paused");
  expect((await site.post(DONATE, goodGift())).status).toBe(503);
  expect(await leadingThere(site)).toBe(0);
  await turnSwitch(await organiserNamed(site, "Organiser"), "donations", "off");

  const { db } = site.context;
  const campaign = await findCampaign(db.read, "xinjiang", "en");
  if (!campaign?.facts.donations) throw new Error("no donations");
  const off = { ...campaign.facts, donations: { ...campaign.facts.donations, offered: false } };
  await db.write((tx) => loadCampaign(tx, off, { en: campaign.words }));
  site.context.campaign.forget();
  await site.later(2 * SECOND);
  expect((await site.get(DONATE)).status).toBe(404);
  expect((await site.post(DONATE, goodGift())).status).toBe(404);
  expect(await leadingThere(site)).toBe(0);
  expect(stripe.asked).toEqual([]);
});

test("what was promised and never came to Stripe is gone two nights later, and an open page counts as left", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  await gives(site, stripe);
  const { db } = site.context;
  const lost = { campaignId: "xinjiang", kind: "once" as const, currency: "USD", amount: 500 };
  await db.write((tx) => tx.insert(donations).values({ ...lost, day: site.now().toISOString().slice(0, 10) }));
  await site.later(24);
  expect((await books(site)).donations).toHaveLength(2);
  await site.later(49);
  expect((await books(site)).donations).toMatchObject([{ state: "expired" }]);
});

test("who signs and gives leaves nothing that both lists have in common", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  await site.post("/en/c/xinjiang/sign", goodForm());
  await site.post(await site.linkTo("rahile@signers.example", "confirm"));
  await gives(site, stripe);
  const [row] = (await books(site)).donations;
  expect(Object.keys(row ?? {}).sort()).toEqual(
    [
      "amount",
      "campaignId",
      "currency",
      "day",
      "id",
      "kind",
      "sessionId",
      "state",
      "subscription",
      "subscriptionId",
    ].sort(),
  );
  expect(row?.day).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(stripe.asked.map(({ body }) => decodeURIComponent(body)).join()).not.toMatch(
    /rahile|signers\.example|after=/i,
  );
});
