import type { Context } from "#app/context.ts";
import type { Chance } from "#app/demo/chance.ts";
import { type Calendar, lately, laterThan, MINUTE_MS, someTime, soonAfter } from "#app/demo/days.ts";
import { inside } from "#app/demo/inside.ts";
import { demoAddress, demoName } from "#app/demo/people.ts";
import { addressIn } from "#app/domain/addresses.ts";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content/facts.ts";
import { type AwaitingLetters, findAwaitingLetters } from "#app/domain/letters/awaiting.ts";
import { channelTo, waysTo } from "#app/domain/letters/channels.ts";
import { claimLetters } from "#app/domain/letters/claim.ts";
import { confirmLetters } from "#app/domain/letters/confirm.ts";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import type { LetterForm } from "#app/domain/letters/form.ts";
import { withdrawLetter } from "#app/domain/letters/manage.ts";
import { reportTask } from "#app/domain/letters/report.ts";
import { type ShownLetters, writeLetters } from "#app/domain/letters/write.ts";
import { retryAt, SendFailure, type SendLetter, takeBackMails } from "#app/domain/outbox.ts";
import { listRepresentatives, type Representative } from "#app/domain/representatives.ts";
import { consentShown } from "#app/web/consent.ts";
import { messageTo } from "#app/web/letter-page.ts";
import type { Writer } from "#db/index.ts";

const LOCALE = "en";
const EXAMPLELAND = "XX";
const TRIES = 8;
const TRYING_MS = 64 * MINUTE_MS;

/**
 * How many letters end how, for each 12,000 signers. In this order: each sending takes the letter that has waited
 * longest, so those that go on waiting come last.
 */
const FATES = {
  sent: 320,
  failed: 14,
  unknown: 5,
  withdrawn: 21,
  pending: 26,
  toDo: 9,
  reported: 31,
  collective: 26,
  queued: 18,
  sending: 2,
};
/** Letters that their writers send, to offices that take no others. */
const BY_HAND: Fate[] = ["toDo", "reported"];
type Fate = keyof typeof FATES;

type World = Pick<Context, "config" | "db" | "keys" | "composeLetter">;
type Plan = {
  writer: number;
  fate: Fate;
  action: ActionFacts;
  to: Representative;
  writtenAt: Date;
  confirmedAt: Date;
  endsAt: Date;
};
type Written = { form: LetterForm; shown: ShownLetters };

/** What becomes of the letters, and to whom they go: everybody made up, as are the people they are written to. */
export async function madeUpLetters(
  chance: Chance,
  dates: Calendar,
  { db }: World,
  campaign: Campaign,
  signers: number,
): Promise<Plan[]> {
  const offices: { action: ActionFacts; people: Representative[] }[] = [];
  for (const action of campaign.facts.actions) {
    const areas = await listRepresentatives(db.read, action, EXAMPLELAND, dates.now);
    const people = areas.flatMap((area) => area.people);
    if (people.length > 0) offices.push({ action, people });
  }
  if (offices.length === 0) return [];
  const fates = Object.entries(FATES).flatMap(([fate, per12000]) =>
    Array<Fate>(Math.ceil((per12000 * signers) / 12_000)).fill(fate as Fate),
  );
  return fates.map((fate, index) => {
    const { action, people } = chance.pick(
      offices.map(({ action, people }) => {
        const theirs = people.filter(({ email }) => (email === null) === BY_HAND.includes(fate));
        return [{ action, people: theirs }, theirs.length] as const;
      }),
    );
    const to = chance.pick(people.map((person) => [person, 1] as const));
    const { writtenAt, confirmedAt } = datesOf(chance, dates, fate);
    return {
      writer: index + 1,
      fate,
      action,
      to,
      writtenAt,
      confirmedAt,
      endsAt: fate === "withdrawn" ? laterThan(chance, confirmedAt, dates) : confirmedAt,
    };
  });
}

function datesOf(chance: Chance, dates: Calendar, fate: Fate) {
  if (fate === "queued" || fate === "sending") {
    const writtenAt = lately(chance, dates, 2);
    return { writtenAt, confirmedAt: new Date(writtenAt.getTime() + chance.between(2, 40) * MINUTE_MS) };
  }
  const writtenAt = fate === "pending" ? lately(chance, dates) : someTime(chance, dates);
  return { writtenAt, confirmedAt: soonAfter(chance, writtenAt, dates) };
}

/**
 * Lets made-up people write letters, by the functions that the forms and the workers use. What asks them to confirm
 * is read here and deleted unsent; the mail server that answers is made up too, and passes nothing on.
 */
export async function writeAll(tx: Writer, world: World, campaign: Campaign, plans: Plan[], now: Date) {
  for (const plan of plans) {
    const { form, shown } = await written(world, campaign, plan);
    await writeLetters(tx, world.keys, campaign, plan.action, form, shown, plan.writtenAt);
    const [mail] = await takeBackMails(tx, world.keys);
    if (mail?.kind !== "confirm-letter") throw new Error("a made-up writer got no mail");
    if (plan.fate === "pending") continue;
    const { keys, composeLetter } = world;
    const awaiting = await findAwaitingLetters(tx, keys, mail.words.confirmToken, plan.confirmedAt);
    if (!awaiting || (await confirmLetters(inside(tx), keys, composeLetter, awaiting, plan.confirmedAt)).length === 0)
      throw new Error("a made-up writer could not confirm");
    if (plan.fate === "collective") continue; // counted in the office's next weekly message
    if (BY_HAND.includes(plan.fate)) await byHand(tx, plan, awaiting);
    else if (plan.fate === "withdrawn") await withdrawLetter(tx, awaiting, plan.endsAt);
    else await leave(tx, world, plan, now);
  }
}

async function byHand(tx: Writer, { fate, endsAt, to }: Plan, { letters: [letter] }: AwaitingLetters) {
  const [way] = waysTo(to);
  if (fate === "reported" && letter && way) await reportTask(tx, letter.id, way, endsAt);
}

async function written(
  { config, db }: World,
  campaign: Campaign,
  { writer, action, to, writtenAt, fate }: Plan,
): Promise<Written> {
  const form: LetterForm = {
    name: demoName(writer),
    email: demoAddress(writer),
    country: EXAMPLELAND,
    representative: [to.id],
    ownWords: writer % 3 === 0 ? `These are made-up words of demo signer ${writer}.` : "",
    quote: fate === "collective",
    privacy: fate === "collective" ? "collective" : "normal",
    consent: true,
  };
  const sender = { site: config.PUBLIC_URL, from: addressIn(config.MAIL_FROM) };
  const message = await messageTo({ db: db.read, locale: LOCALE, campaign, action, now: writtenAt }, to, form, sender);
  const consentHash = consentShown(LOCALE, "letter").hash;
  return { form, shown: { locale: LOCALE, consentHash, letters: [{ to, message, channel: channelTo(to) }] } };
}

const SERVERS: Record<"sent" | "failed" | "unknown" | "queued", SendLetter> = {
  sent: async () => ({ host: null, code: 250 }),
  failed: () => Promise.reject(new SendFailure(true, 550)),
  unknown: () => Promise.reject(new Error("the connection was lost")),
  queued: () => Promise.reject(new SendFailure(false, 451)),
};

async function leave(tx: Writer, { keys }: World, { fate, endsAt }: Plan, now: Date) {
  const db = inside(tx);
  if (fate === "sending") return claimLetters(tx, { ...ONE, now, chance: () => 0, mayGoTo: () => true });
  if (fate !== "queued") return deliverLetters(db, keys, SERVERS[fate as "sent"], { ...ONE, now: () => endsAt });
  // An office that has been saying "not now" for an hour, at eight tries: the next is in another hour.
  let at = new Date(now.getTime() - TRYING_MS);
  for (let tries = 1; tries <= TRIES; tries++) {
    await deliverLetters(db, keys, SERVERS.queued, { ...ONE, now: () => at });
    at = retryAt(tries, at);
  }
}

/** One letter at a time, in whatever order their times come. */
const ONE = { most: 1, limited: false };
