import { closeCampaign } from "#app/domain/campaigns.ts";
import { switchNames } from "#app/domain/switches.ts";
import { paths } from "#app/web/paths.ts";
import { openGiving } from "#tests/donations.ts";
import { confirmByMail, goodLetter, HIS, idOf, LETTER } from "#tests/letters.ts";
import { decide, lettered, officeLink } from "#tests/offices.ts";
import { organiserAt, turnSwitch } from "#tests/organiser.ts";
import { goodForm, openSite, type Site } from "#tests/site.ts";

/** How a site stands: as on any day, where people can give, full of made-up people, or with what organisers have switched or ended. */
export const STATES = ["open", "giving", "stripe-down", "demo", "paused", "read-only", "holding", "closed"] as const;
export type State = (typeof STATES)[number];

/** What the mails held, once people had signed and written. */
export type Given = {
  /** Tokens of links that nobody has opened yet, and of one that is used up. */
  confirmSignature: string;
  confirmLetter: string;
  usedUp: string;
  signer: string;
  writer: string;
  /** The writer's letters: one that was sent, one that is to be sent by hand. */
  letter: string;
  task: string;
  office: string;
  answered: string;
  /** The made-up representatives: by mail, by mail, by web form, by paper. */
  offices: string[];
};

const C = "xinjiang";
/** So many that countries, days and a goal have something to show. */
const MADE_UP_SIGNERS = 400;
const SWITCHED: State[] = ["paused", "read-only", "holding"];
const HERS = "rahile@signers.example";

/** A site in a state, of people who have done everything there is to do. */
export async function siteIn(state: State) {
  const giving = state === "giving" || state === "stripe-down" ? await openGiving() : undefined;
  if (giving && state === "stripe-down") giving.stripe.trouble.now = "down";
  const site = giving?.site ?? (await openSite());
  const given = state === "open" ? await peopled(site) : NOTHING;
  if (state === "demo") {
    await site.fillDemo(MADE_UP_SIGNERS);
    await site.restart();
  }
  if (state === "closed") {
    await site.context.db.write((tx) => closeCampaign(tx, C));
    site.context.campaign.forget();
  } else if (SWITCHED.includes(state)) {
    const organiser = await organiserAt(site);
    const others = switchNames.filter((name) => name !== "read-only" && name !== "holding");
    for (const name of state === "paused" ? others : [state]) await turnSwitch(organiser, name, "on");
  }
  site.pass(2); // a page may be kept for a second
  return { site, given, [Symbol.asyncDispose]: () => (giving ?? site)[Symbol.asyncDispose]() };
}

/** What mails hold of nobody. */
export const NOTHING: Given = {
  confirmSignature: "",
  confirmLetter: "",
  usedUp: "",
  signer: "",
  writer: "",
  letter: "",
  task: "",
  office: "",
  answered: "",
  offices: [],
};

/** Somebody signs and confirms, another does not yet; letters go, an office answers. */
export async function peopled(site: Site): Promise<Given> {
  const offices = await Promise.all(
    ["Ada Example", "Bo Sample", "Yara Webform", "Abel Paper"].map((name) => idOf(site, name)),
  );
  const [, bo = ""] = offices;
  await site.post(paths("en").sign(C), goodForm({ updates: "on" }));
  const usedUp = tokenIn(await site.linkTo(HERS, "confirm"));
  await site.post(paths("en").confirm(usedUp));
  await site.post(paths("en").sign(C), goodForm({ email: "later@signers.example" }));
  const answered = await lettered(site, "first@writers.example");
  await site.post(answered, { intent: "answer", position: "agrees", said: "We shall ask for it in parliament." });
  await decide(await organiserAt(site), "answers", "approve");

  await site.post(LETTER, goodLetter(offices.slice(1)));
  const own = await site.get((await confirmByMail(site)).location ?? "");
  const office = await officeLink(site, "bo.sample@parliament.example");
  await site.post(LETTER, goodLetter(bo, { email: "later@writers.example" }));
  return {
    usedUp,
    confirmSignature: tokenIn(await site.linkTo("later@signers.example", "confirm")),
    confirmLetter: tokenIn(await site.linkTo("later@writers.example", "confirm")),
    signer: tokenIn(await site.linkTo(HERS, "manage")),
    writer: tokenIn(await site.linkTo(HIS, "manage")),
    letter: /\/letters\/([\w-]+)"/.exec(own.text)?.[1] ?? "",
    task: /\/to-send\/([\w-]+)"/.exec(own.text)?.[1] ?? "",
    office: tokenIn(office),
    answered: tokenIn(answered),
    offices,
  };
}

const tokenIn = (path: string) => path.split("/").at(-1) ?? "";
