import { expect, test } from "vitest";
import { closeCampaign } from "#app/domain/campaigns.ts";
import { organiserAt, turnSwitch } from "#tests/organiser.ts";
import { encoded, type Fields, goodForm, openSite, type Site } from "#tests/site.ts";

const SIGN = "/en/c/xinjiang/sign";

/**
 * Sends a form as browsers do, which the door in front answers; and in pieces without a length, which only the page
 * behind takes.
 */
const ways = {
  door: (site: Site, path: string, form: string, headers = {}) =>
    site.ask(path, { method: "POST", body: form, headers: { ...FORM, ...headers } }),
  page: (site: Site, path: string, form: string, headers = {}) =>
    site.ask(path, {
      method: "POST",
      body: new Blob([form || "button="]).stream(),
      headers: { ...FORM, ...headers },
      duplex: "half",
    } as RequestInit),
};
const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

const TABLE: [name: string, path: string, fields: Fields, status: number][] = [
  ["a good form", SIGN, goodForm(), 303],
  ["the same person again", SIGN, goodForm(), 303],
  ["no name", SIGN, goodForm({ name: "" }), 400],
  ["two names", SIGN, goodForm({ name: ["A", "B"] }), 400],
  ["no consent", SIGN, { ...goodForm(), consent: [] }, 400],
  ["an action that is none", SIGN, goodForm({ actions: ["no-such-action"] }), 404],
  ["a campaign that is none", "/en/c/nowhere/sign", goodForm(), 404],
  ["a language that is none", "/xx/c/xinjiang/sign", goodForm(), 404],
  ["nothing that is asked for", SIGN, { unused: "" }, 400],
  ["a token that is none", `/en/confirm/${"a".repeat(65)}`, {}, 404],
];

/** The answer without what no two answers share. */
const shown = ({ status, location, text, headers }: Awaited<ReturnType<Site["ask"]>>) => ({
  status,
  location,
  text: text.replaceAll(/http(:\/\/|%3A%2F%2F)localhost(:|%3A)\d+/g, "").replaceAll(/\?v=[\da-f]+/g, ""), // each site has an address of its own
  kept: headers.get("Cache-Control"),
  referrer: headers.get("Referrer-Policy"),
  policy: headers.get("Content-Security-Policy")?.replace(/nonce-[^']+/, "nonce"),
});

test.each(TABLE)("%s is answered alike by the door and by the page", async (_name, path, fields, status) => {
  const [byDoor, byPage] = [await answered("door", path, fields), await answered("page", path, fields)];
  expect(byDoor.answer.status).toBe(status);
  expect(byPage).toEqual(byDoor);
});

async function answered(way: keyof typeof ways, path: string, fields: Fields) {
  await using site = await openSite();
  const answer = shown(await ways[way](site, path, encoded(fields)));
  return { answer, mails: (await site.mails()).map(({ to, subject }) => ({ to, subject })) };
}

test.each(["door", "page"] as const)("by the %s: signed, confirmed once, paused, closed", async (way) => {
  await using site = await openSite();
  const send = (path: string, fields: Fields = {}) => ways[way](site, path, encoded(fields));
  await send(SIGN, goodForm());
  const link = await site.linkTo("rahile@signers.example", "confirm");
  expect((await send(link)).location).toBe("/en/c/xinjiang/confirmed");
  expect((await send(link)).location).toBe("/en/c/xinjiang/confirmed");
  expect((await site.count()).signatures).toBe(1);

  const organiser = await organiserAt(site);
  await turnSwitch(organiser, "signing", "on");
  const paused = await send(SIGN, goodForm({ email: "late@signers.example" }));
  expect(paused.status).toBe(503);
  expect(paused.text).toContain("late@signers.example");
  await turnSwitch(organiser, "signing", "off");
  await turnSwitch(organiser, "read-only", "on");
  expect((await send(SIGN, goodForm({ email: "late@signers.example" }))).status).toBe(503);
  await turnSwitch(organiser, "read-only", "off");

  await site.context.db.write((tx) => closeCampaign(tx, "xinjiang"));
  site.pass(1);
  expect((await send(SIGN, goodForm({ email: "later@signers.example" }))).status).toBe(410);
  expect((await send(link)).status).toBe(410);
  expect((await site.mails()).length).toBe(1);
});

test.each(["door", "page"] as const)("by the %s: another site's form, and too many from one network", async (way) => {
  await using site = await openSite({ RATE_LIMITS: "on", TRUST_PROXY: "1" });
  const elsewhere = { Origin: "https://elsewhere.example" };
  expect((await ways[way](site, SIGN, encoded(goodForm()), elsewhere)).status).toBe(403);

  const from = (address: string) => ({ "X-Forwarded-For": `10.9.9.9, ${address}` });
  const send = (n: number) =>
    ways[way](site, SIGN, encoded(goodForm({ email: `n${n}@signers.example` })), from("192.0.2.7"));
  for (let n = 0; n < 300; n += 50) await Promise.all(Array.from({ length: 50 }, (_, m) => send(n + m)));
  const refused = await send(300);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  const neighbour = await ways[way](
    site,
    SIGN,
    encoded(goodForm({ email: "n301@signers.example" })),
    from("198.51.100.7"),
  );
  expect(neighbour.status).toBe(303);
});
