import { ADA, confirmByMail, goodLetter, HIS, idOf, LETTER } from "#tests/letters.ts";
import type { organiserAt } from "#tests/organiser.ts";
import type { Fields, Site } from "#tests/site.ts";

type Organiser = Awaited<ReturnType<typeof organiserAt>>;

export const OFFICES = "/organise/xinjiang/offices";
export const ANSWERS = "/en/c/xinjiang/non-refoulement/answers";

/** Somebody writes to Ada Example and confirms; nothing has left yet. Returns where the confirming led. */
export async function confirmed(site: Site, email = HIS, changes: Fields = {}, name?: string): Promise<string> {
  await site.post(LETTER, goodLetter(await idOf(site, name), { email, ...changes }));
  return (await confirmByMail(site, email)).location ?? "";
}

/** The link at the end of the newest message that came to an office. */
export async function officeLink(site: Site, address = ADA): Promise<string> {
  const link = (await site.mailsTo(address)).at(-1)?.links.find((candidate) => candidate.includes("/office/"));
  if (!link) throw new Error("no link has come to this office");
  return new URL(link).pathname;
}

/** A letter reaches Ada Example; the link in it. */
export async function lettered(site: Site, email = HIS): Promise<string> {
  await confirmed(site, email);
  return officeLink(site);
}

/** The first thing of a kind that an organiser can decide about on the desk. */
export async function idToDecide(organiser: Organiser, section: "answers" | "requests" | "board"): Promise<string> {
  const { text } = await organiser.get(OFFICES);
  const part = text.slice(text.indexOf(`id="${section}"`));
  const id = /<input type="hidden" name="id" value="([^"]+)"/.exec(part)?.[1];
  if (!id) throw new Error(`nothing to decide among the ${section}`);
  return id;
}

export const decide = async (
  organiser: Organiser,
  section: "answers" | "requests" | "board",
  intent: string,
  changes: Fields = {},
) => organiser.post(OFFICES, { id: await idToDecide(organiser, section), intent, reason: "Called them", ...changes });
