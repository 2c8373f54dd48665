import { expect, test } from "vitest";
import { organisers, passkeys } from "#db/schema.ts";
import { databaseBytes, deskOf, organiserAt, organiserNamed, turnSwitch } from "#tests/organiser.ts";
import { addsPasskey, askedOn, authenticator, type Forgery } from "#tests/passkey.ts";
import { openSite, type Site } from "#tests/site.ts";

const ACCOUNT = "/organise/account";
const SIGN_IN = "/organise/sign-in";
const TEN_MINUTES_S = 600;
const FIVE_MINUTES_S = 300;

test("an organiser adds a passkey, signs out, and comes in by it, without a link", async () => {
  await using site = await openSite();
  expect((await site.get(SIGN_IN)).text).not.toContain("data-passkey");
  const organiser = await organiserAt(site);
  expect((await organiser.get(ACCOUNT)).text).toContain("You are Organiser, an owner.");
  const key = authenticator();
  const added = await addsPasskey(site, organiser, key, "Red key");
  expect(added).toMatchObject({ status: 303, location: `${ACCOUNT}?done=added` });
  expect((await organiser.get(`${ACCOUNT}?done=added`)).text).toMatch(/The passkey was added.*Red key.*Not yet/s);
  await organiser.post("/organise/sign-out");

  const entered = await comesIn(site, (options) => key.show(options, trueAt(site)));
  expect(entered).toMatchObject({ status: 303, location: "/organise" });
  expect(entered.headers.get("Set-Cookie")).toMatch(/^countersign=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  const again = deskOf(site, entered);
  expect((await again.get("/organise")).status).toBe(200);
  expect((await again.get(ACCOUNT)).text).not.toContain("Not yet");
  expect((await site.post(`${SIGN_IN}?then=account`, { passkey: "" })).status).toBe(403);
});

test("what is asked of the browser: a name kept by the device, a person who is verified, nothing personal but the name", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const options = askedOn((await organiser.get(ACCOUNT)).text);
  const [{ id } = { id: "" }] = await site.context.db.read.select().from(organisers);
  expect(options).toMatchObject({
    rp: { id: "localhost" },
    user: { id: Buffer.from(id).toString("base64url"), name: "Organiser" },
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    attestation: "none",
    excludeCredentials: [],
  });
  expect(Buffer.from(options.challenge, "base64url").length).toBeGreaterThanOrEqual(16);
  const key = authenticator();
  await addsPasskey(site, organiser, key);
  const second = askedOn((await organiser.get(ACCOUNT)).text) as { excludeCredentials?: { id: string }[] };
  expect(second.excludeCredentials?.map((known) => known.id)).toEqual([key.id]);
  expect(askedOn((await site.get(SIGN_IN)).text)).toMatchObject({ userVerification: "required", allowCredentials: [] });
});

test("an answer counts once, within five minutes, and for what it was asked", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const key = authenticator();
  const toAdd = askedOn((await organiser.get(ACCOUNT)).text);
  const made = key.make(toAdd, trueAt(site));
  const adds = (passkey: string) => organiser.post(ACCOUNT, { intent: "add", name: "A key", passkey });
  expect((await adds(made)).status).toBe(303);
  expect((await adds(made)).status).toBe(400);
  expect((await adds(authenticator().make(toAdd, trueAt(site)))).status).toBe(400);

  const toSignIn = askedOn((await site.get(SIGN_IN)).text);
  const shown = key.show(toSignIn, trueAt(site));
  const answers = await Promise.all(Array.from({ length: 4 }, () => site.post(SIGN_IN, { passkey: shown })));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 403, 403, 403]);
  expect((await site.post(SIGN_IN, { passkey: shown })).text).toContain("Your passkey was not accepted");

  const [first, second] = [askedOn((await site.get(SIGN_IN)).text), askedOn((await site.get(SIGN_IN)).text)];
  expect((await site.post(SIGN_IN, { passkey: key.show(toAdd, trueAt(site)) })).status).toBe(403);
  const anothers = askedOn((await organiser.get(ACCOUNT)).text);
  expect((await site.post(SIGN_IN, { passkey: key.show(anothers, trueAt(site)) })).status).toBe(403);
  site.pass(FIVE_MINUTES_S - 1);
  expect((await site.post(SIGN_IN, { passkey: key.show(first, trueAt(site)) })).status).toBe(303);
  site.pass(1);
  expect((await site.post(SIGN_IN, { passkey: key.show(second, trueAt(site)) })).status).toBe(403);
});

test("another site's answer, an unverified person's, a made-up challenge, somebody else's name: nobody comes in", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const key = authenticator();
  await addsPasskey(site, organiser, key);
  const asked = () => site.get(SIGN_IN).then(({ text }) => askedOn(text));
  const forgeries: Forgery[] = [
    { origin: "https://countersign.example" },
    { origin: site.origin },
    { rpId: "countersign.example" },
    { verified: false },
    { userHandle: Buffer.from("somebody else").toString("base64url") },
  ];
  for (const forgery of forgeries) {
    const passkey = key.show(await asked(), { ...trueAt(site), ...forgery });
    expect((await site.post(SIGN_IN, { passkey })).status, JSON.stringify(forgery)).toBe(403);
  }
  for (const challenge of ["AAAA", Buffer.from("a.99999999999999.b").toString("base64url")]) {
    const passkey = key.show({ ...(await asked()), challenge }, trueAt(site));
    expect((await site.post(SIGN_IN, { passkey })).status, challenge).toBe(403);
  }
  expect((await site.post(SIGN_IN, { passkey: authenticator().show(await asked(), trueAt(site)) })).status).toBe(403);
  const tampered = key.show(await asked(), trueAt(site)).replace(/"signature":"....../, '"signature":"AAAAAA');
  expect((await site.post(SIGN_IN, { passkey: tampered })).status).toBe(403);
  for (const nonsense of [
    "{}",
    "null",
    "[",
    '"x"',
    "x".repeat(20_000),
    '{"id":1}',
    '{"response":{"clientDataJSON":"AA"}}',
  ])
    expect((await site.post(SIGN_IN, { passkey: nonsense })).status, nonsense.slice(0, 9)).toBe(403);
  expect((await comesIn(site, (options) => key.show(options, trueAt(site)))).status).toBe(303);
});

test("a passkey whose count goes back is a copy, and opens nothing; the true one goes on", async () => {
  await using site = await openSite();
  const key = authenticator(true);
  await addsPasskey(site, await organiserAt(site), key);
  const shows = (counter?: number) =>
    comesIn(site, (options) => key.show(options, { ...trueAt(site), ...(counter === undefined ? {} : { counter }) }));
  expect((await shows()).status).toBe(303);
  expect((await shows()).status).toBe(303);
  for (const counter of [2, 1, 0]) expect((await shows(counter)).status, String(counter)).toBe(403);
  expect((await shows(9)).status).toBe(303);
  const atOnce = await Promise.all([shows(10), shows(10)]); // the key and its copy, at the same moment
  expect(atOnce.map(({ status }) => status).sort()).toEqual([303, 403]);
});

test("ten minutes after signing in, passkeys are neither added nor removed; a new sign-in leads back to where one was", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const key = authenticator();
  await addsPasskey(site, organiser, key);
  const early = askedOn((await organiser.get(ACCOUNT)).text);
  site.pass(TEN_MINUTES_S);
  const page = (await organiser.get(ACCOUNT)).text;
  expect(page).toContain("Sign in again");
  expect(page).not.toMatch(/data-passkey|value="remove"/);
  const late = authenticator().make(early, trueAt(site));
  expect((await organiser.post(ACCOUNT, { intent: "add", name: "Late", passkey: late })).status).toBe(403);
  expect((await organiser.post(ACCOUNT, { intent: "remove", id: key.id })).status).toBe(403);
  expect(await site.context.db.read.select().from(passkeys)).toHaveLength(1);

  const entered = await comesIn(site, (options) => key.show(options, trueAt(site)), `${SIGN_IN}?then=account`);
  expect(entered.location).toBe(ACCOUNT);
  expect((await organiser.get("/organise")).status).toBe(200); // another browser's session is not touched
  const again = deskOf(site, entered);
  expect((await again.post(ACCOUNT, { intent: "remove", id: "nothing" })).location).toBe(`${ACCOUNT}?done=removed`);
  expect((await again.post(ACCOUNT, { intent: "remove", id: key.id })).location).toBe(`${ACCOUNT}?done=removed`);
  expect(await site.context.db.read.select().from(passkeys)).toHaveLength(0);
});

test("a removed passkey opens nothing, and nobody removes or takes over another's", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const second = await organiserNamed(site, "Second");
  expect((await second.get(ACCOUNT)).text).toContain("You are Second, an organiser.");
  const [hers, his] = [authenticator(), authenticator()];
  await addsPasskey(site, organiser, hers);
  await addsPasskey(site, second, his);
  await second.post(ACCOUNT, { intent: "remove", id: hers.id });
  expect(await site.context.db.read.select().from(passkeys)).toHaveLength(2);
  expect((await addsPasskey(site, second, hers)).status).toBe(400); // known as somebody's already

  await organiser.post(ACCOUNT, { intent: "remove", id: hers.id });
  expect((await comesIn(site, (options) => hers.show(options, trueAt(site)))).status).toBe(403);
  const entered = await comesIn(site, (options) => his.show(options, trueAt(site)));
  expect((await deskOf(site, entered).get(ACCOUNT)).text).toContain("You are Second");
});

test("without scripts, without a name, or with a bad one the form says so and keeps what was typed", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const bare = await organiser.post(ACCOUNT, { intent: "add", name: "Blue key", passkey: "" });
  expect(bare.status).toBe(400);
  expect(bare.text).toContain("Your browser did not ask for a passkey");
  expect(bare.text).toContain('value="Blue key"');
  for (const name of ["", " ", "x".repeat(61), "a\u202Eb"]) {
    const wrong = await organiser.post(ACCOUNT, { intent: "add", name, passkey: "{}" });
    expect(wrong.status, name).toBe(400);
    expect(wrong.text, name).toMatch(/href="#name">Enter/);
  }
  expect((await site.post(ACCOUNT, { intent: "add" })).location).toBe(SIGN_IN);
  expect((await site.post(SIGN_IN)).text).toContain("Your browser did not ask for a passkey");
});

test("an organiser sees where they are signed in, and ends it everywhere else", async () => {
  await using site = await openSite();
  const here = await organiserAt(site);
  const there = await organiserNamed(site, "Organiser");
  expect((await there.get("/organise")).status).toBe(200);
  const page = (await here.get(ACCOUNT)).text;
  expect(page.match(/Here, now/g)).toHaveLength(1);
  expect((await here.post(ACCOUNT, { intent: "end-others" })).location).toBe(`${ACCOUNT}?done=ended`);
  expect((await there.get("/organise")).status).toBe(302);
  expect((await here.get(`${ACCOUNT}?done=ended`)).text).not.toContain("Sign out everywhere else");
});

test("while the site is read-only organisers still come in by passkey", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const key = authenticator();
  await addsPasskey(site, organiser, key);
  await turnSwitch(organiser, "read-only", "on");
  expect((await comesIn(site, (options) => key.show(options, trueAt(site)))).status).toBe(303);
});

test("at an address without a name, and over plain http, the page says that browsers know no passkeys there", async () => {
  for (const PUBLIC_URL of ["http://127.0.0.1:3000", "https://127.0.0.1"]) {
    await using site = await openSite({ PUBLIC_URL });
    const { headers } = await site.post(/\/organise\/sign-in\/[\w-]{43}/.exec(site.told.join())?.[0] ?? "");
    const cookie = (headers.get("Set-Cookie") ?? "").split(";")[0] as string;
    const { text } = await site.get(ACCOUNT, { Cookie: cookie });
    expect(text).toContain(`Browsers know no passkeys for ${PUBLIC_URL}`);
    expect(text).not.toContain("data-passkey");
  }
});

test("what the database keeps of passkeys opens nothing elsewhere: no session, no challenge, no private key", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const key = authenticator();
  await addsPasskey(site, organiser, key);
  const options = askedOn((await site.get(SIGN_IN)).text);
  expect((await site.post(SIGN_IN, { passkey: key.show(options, trueAt(site)) })).status).toBe(303);
  const bytes = await databaseBytes(site);
  expect(bytes.includes(key.id)).toBe(true);
  expect(bytes.includes(options.challenge)).toBe(false);
  expect(bytes.includes(Buffer.from(options.challenge, "base64url"))).toBe(false);
});

const trueAt = (site: Site) => ({ origin: site.context.config.PUBLIC_URL });

/** Somebody opens the sign-in page and shows a passkey for what it asks. */
async function comesIn(site: Site, show: (options: ReturnType<typeof askedOn>) => string, path = SIGN_IN) {
  return site.post(path, { passkey: show(askedOn((await site.get(path)).text)) });
}
