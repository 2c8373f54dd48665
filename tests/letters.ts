import type { Fields, Site } from "#tests/site.ts";

export const LETTER = "/en/c/xinjiang/non-refoulement/letter";
export const HIS = "tohti@writers.example";
export const ADA = "ada.example@parliament.example";

/** The id under which the made-up country's representative of that name can be chosen. */
export async function idOf(site: Site, name = "Ada Example"): Promise<string> {
  const { text } = await site.get(`${LETTER}?country=XX&everybody=yes`);
  const before = text.slice(0, text.indexOf(name));
  const id = [...before.matchAll(/name="representative"[^>]*value="([^"]+)"/g)].at(-1)?.[1];
  if (!id) throw new Error(`${name} cannot be chosen`);
  return id;
}

/** A letter form that would be accepted; `Tohti` is nobody. */
export const goodLetter = (representative: string | string[], changes: Fields = {}): Fields => ({
  country: "XX",
  representative,
  name: "Tohti Demo",
  email: HIS,
  ownWords: "My neighbours fled from there.",
  consent: "on",
  intent: "send",
  ...changes,
});

/** The address of the first letter that a writer's own page, or a part of it, leads to; "" where there is none. */
export const ownLetterIn = (page: string) => /href="([^"]*\/letters\/[^"]+)"/.exec(page)?.[1] ?? "";

/** Presses the button behind the newest link that came to the address. */
export const confirmByMail = async (site: Site, address = HIS) => site.post(await site.linkTo(address, "confirm"));
