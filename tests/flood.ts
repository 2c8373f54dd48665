import { eq, inArray } from "drizzle-orm";
import { expect } from "vitest";
import { outbox, reviews, signatures } from "#db/schema.ts";
import { goodForm, openSite, type Site } from "#tests/site.ts";

const AT_ONCE = 60;
const CALM_AFTER_MINUTES = 11; // the slowest mail has come, and is confirmed

type Flood = {
  fakes: number;
  /** Mail domains and network prefixes that the fakes are spread over. */
  domains: number;
  prefixes: number;
  honest: number;
  minutes: number;
  /** How much the clock moves on between two looks; less is nearer to life, and slower. */
  stepSeconds: number;
};

type Signer = { email: string; network: string; fake: boolean };

/**
 * A flood of made-up signers among honest ones, evenly over some minutes of a moved clock, through HTTP. Whoever gets the
 * mail confirms at once. Half of the honest have a mailbox at a great provider, the others one at their own
 * organisation's domain, five at each; all come from networks of their own, and none runs JavaScript.
 */
export async function flood({ fakes, domains, prefixes, honest, minutes, stepSeconds }: Flood) {
  const site = await openSite({ RATE_LIMITS: "on", TRUST_PROXY: "1" });
  const crowd = mixed(
    Array.from({ length: fakes }, (_, n) => fakeSigner(n, domains, prefixes)),
    Array.from({ length: honest }, (_, n) => honestSigner(n)),
  );
  const steps = (minutes * 60) / stepSeconds;
  const seen = { refused: 0, latest: 0, most: 0 };
  try {
    for (let step = 0; step < steps + (CALM_AFTER_MINUTES * 60) / stepSeconds; step++) {
      const some = crowd.slice((step * crowd.length) / steps, ((step + 1) * crowd.length) / steps);
      seen.refused += await signAll(site, some);
      seen.latest = Math.max(seen.latest, await latestMail(site));
      await confirmAll(site);
      if (step % (60 / stepSeconds) === 0) {
        seen.most = Math.max(seen.most, (await counted(site)).fakes);
        await site.later(0);
      }
      site.pass(stepSeconds);
    }
    await site.later(0);
    return { ...seen, counted: await counted(site), held: await heldAtOnce(site) };
  } finally {
    await site[Symbol.asyncDispose]();
  }
}

function fakeSigner(n: number, domains: number, prefixes: number): Signer {
  const prefix = (n * 7) % prefixes;
  return {
    email: `f${n}@farm${n % domains}.example`,
    network: `10.${prefix >> 8}.${prefix & 255}.${1 + (n % 250)}`,
    fake: true,
  };
}

function honestSigner(n: number): Signer {
  const network = `172.${16 + (n >> 8)}.${n & 255}.9`;
  const great = ["gmail.com", "gmx.de", "outlook.com", "yahoo.co.uk", "proton.me"][n % 5];
  return { email: n % 2 ? `h${n}@${great}` : `h${n}@office${Math.floor(n / 10)}.example`, network, fake: false };
}

/** Both lots evenly among each other. */
function mixed(some: Signer[], others: Signer[]): Signer[] {
  const placed = [some, others].flatMap((lot) => lot.map((signer, n) => ({ signer, at: (n + 0.5) / lot.length })));
  return placed.sort((a, b) => a.at - b.at).map(({ signer }) => signer);
}

/** Everybody signs; returns how many got another answer than anybody gets. */
async function signAll(site: Site, some: Signer[]): Promise<number> {
  let refused = 0;
  for (let n = 0; n < some.length; n += AT_ONCE) {
    const answers = some
      .slice(n, n + AT_ONCE)
      .map(({ email, network }) =>
        site.post("/en/c/xinjiang/sign", goodForm({ email, name: "Rahile Demo" }), { "X-Forwarded-For": network }),
      );
    for (const answer of await Promise.all(answers)) if (answer.status !== 303) refused++;
  }
  return refused;
}

/** In how many minutes the last mail that waits will leave. */
async function latestMail(site: Site): Promise<number> {
  const waiting = await site.context.db.read.select({ dueAt: outbox.dueAt }).from(outbox);
  const latest = waiting.reduce((most, { dueAt }) => Math.max(most, dueAt.getTime()), 0);
  return Math.max(0, (latest - site.context.now().getTime()) / 60_000);
}

async function confirmAll(site: Site) {
  const links: { token: string }[] = [];
  await site.sendDue(async (mail) => {
    if ("confirmToken" in mail.words) links.push({ token: mail.words.confirmToken });
  });
  for (let n = 0; n < links.length; n += AT_ONCE) {
    const answers = links.slice(n, n + AT_ONCE).map(({ token }) => site.post(`/en/confirm/${token}`));
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(303);
  }
}

/** How many count at this moment, told apart by the domains' tags. */
async function counted(site: Site) {
  const rows = await site.context.db.read
    .select({ domainTag: signatures.domainTag })
    .from(signatures)
    .where(eq(signatures.state, "confirmed"));
  const farms = new Set(Array.from({ length: 50 }, (_, n) => tag(site, `farm${n}.example`)));
  const fakes = rows.filter(({ domainTag }) => domainTag && farms.has(hex(domainTag))).length;
  return { fakes, honest: rows.length - fakes };
}

/** How many were counted once, and held when their domain showed. */
async function heldAtOnce(site: Site): Promise<number> {
  const steps = await site.context.db.read
    .select()
    .from(reviews)
    .where(inArray(reviews.kind, ["hold"]));
  return steps.reduce((sum, { affected }) => sum + affected, 0);
}

const tag = (site: Site, domain: string) => hex(site.context.keys.tag("xinjiang", "domain", domain));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
