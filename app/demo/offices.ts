import type { Context } from "#app/context.ts";
import { MINUTE_MS } from "#app/demo/days.ts";
import type { Campaign } from "#app/domain/campaigns.ts";
import { type OfficeLink, sentLinks } from "#app/domain/offices/links.ts";
import { askAsOffice, keepRequest, type RequestKind, undoRequest } from "#app/domain/offices/requests.ts";
import {
  answerAsOffice,
  approveStance,
  enterStance,
  listStances,
  type Position,
  refuseStance,
} from "#app/domain/offices/stances.ts";
import { tellWriters } from "#app/domain/offices/tell.ts";
import { anOrganiser } from "#app/domain/organisers/people.ts";
import { takeBackMails } from "#app/domain/outbox.ts";
import type { Reader, Writer } from "#db/index.ts";

type Said = { position: Position; fate: "shown" | "refused" | "waiting" };
/** What the first offices that were written to answer, one after the other. */
const ANSWERS: Said[] = [
  { position: "agrees", fate: "shown" },
  { position: "partly", fate: "shown" },
  { position: "disagrees", fate: "shown" },
  { position: "agrees", fate: "shown" },
  { position: "agrees", fate: "refused" },
  { position: "partly", fate: "waiting" },
  { position: "agrees", fate: "waiting" },
];
/** What others ask for. */
const WISHES: { kind: RequestKind; fate: "open" | "kept" | "undone" }[] = [
  { kind: "digest", fate: "kept" },
  { kind: "wrong-address", fate: "open" },
  { kind: "not-my-area", fate: "undone" },
  { kind: "stop", fate: "open" },
];
const MADE_UP = "Made up, for the demonstration.";
const HOUR_MS = 60 * MINUTE_MS;

type World = Pick<Context, "keys">;

/**
 * Lets made-up offices answer and ask, and an organiser decide about most of it, by the functions that the pages use. An
 * office does one thing each. What would be mailed to writers is taken back unsent.
 */
export async function officesSpeak(tx: Writer, { keys }: World, campaign: Campaign, now: Date) {
  const organiser = await anOrganiser(tx, undefined, now);
  const sent = await sentLinks(tx as unknown as Reader, campaign.id);
  const links = firstOfEach(aboutMost(sent));
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
  for (const [index, said] of ANSWERS.entries()) {
    const link = links[index];
    if (link) await give(tx, link, said, organiser.id, ago(90 - index * 12));
  }
  const answering = new Set(links.slice(0, ANSWERS.length + 1).map((link) => link.representativeId));
  const asking = firstOfEach(sent.filter((link) => !answering.has(link.representativeId)));
  for (const [index, wish] of WISHES.entries()) {
    const link = asking[index];
    if (link) await ask(tx, link, wish, organiser.id, ago(50 - index * 12));
  }
  const spoken = links[ANSWERS.length];
  if (spoken) await quote(tx, campaign, spoken, organiser.id, ago(2));
  await tellWriters(tx, keys, now);
  await takeBackMails(tx, keys);
}

async function give(tx: Writer, link: OfficeLink, { position, fate }: Said, organiserId: string, at: Date) {
  const said = `This is a made-up answer of a made-up office. ${link.representative.name} has said nothing, and does not exist.`;
  await answerAsOffice(tx, link, { position, said }, at);
  if (fate === "waiting") return;
  const stances = await listStances(tx as unknown as Reader, link.campaignId, ANSWERS.length);
  const { id } = stances.find((stance) => stance.linkId === link.id && stance.decision === null) ?? { id: "" };
  const verdict = { campaignId: link.campaignId, id, organiserId, reason: MADE_UP };
  const decide = fate === "shown" ? approveStance : refuseStance;
  await decide(tx, verdict, new Date(at.getTime() + 2 * HOUR_MS));
}

async function ask(
  tx: Writer,
  link: OfficeLink,
  { kind, fate }: (typeof WISHES)[number],
  organiserId: string,
  at: Date,
) {
  const rightAddress = kind === "wrong-address" ? "another.office@parliament.example" : null;
  const id = await askAsOffice(tx, link, { intent: kind, rightAddress }, at);
  if (fate === "open" || typeof id !== "object") return;
  const decision = { campaignId: link.campaignId, id: id.id, organiserId, reason: MADE_UP };
  const later = new Date(at.getTime() + 3 * HOUR_MS);
  if (fate === "kept") await keepRequest(tx, decision, null, later);
  else await undoRequest(tx, decision, later);
}

async function quote(tx: Writer, { id }: Campaign, link: OfficeLink, organiserId: string, at: Date) {
  const form = {
    representative: link.representativeId,
    action: link.actionId ?? "",
    position: "partly" as const,
    said: "These words were made up for the demonstration; no such debate took place.",
    sourceUrl: "https://minutes.parliament.example/made-up-debate",
    saidAt: new Date(at.getTime() - 240 * HOUR_MS),
  };
  await enterStance(tx, id, form, organiserId, at);
}

/** The letters about the action that is written about most. */
const aboutMost = (links: OfficeLink[]): OfficeLink[] =>
  [...Map.groupBy(links, (link) => link.actionId).values()].sort((a, b) => b.length - a.length)[0] ?? [];

/** The first letter of each office. */
function firstOfEach(links: OfficeLink[]): OfficeLink[] {
  const seen = new Set<string>();
  return links.filter(({ representativeId }) => !seen.has(representativeId) && seen.add(representativeId));
}
