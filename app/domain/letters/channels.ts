import type { Reach } from "#app/domain/representatives.ts";
import { letterChannels } from "#db/schema.ts";

export { letterChannels };
/** How a letter comes to its office. Only of "our-mail" do we know whether it left. */
export type LetterChannel = (typeof letterChannels)[number];
/** How its writer sends it, without us. */
export type ByHand = Exclude<LetterChannel, "our-mail">;

/** How an office is written to unless the writer wants it otherwise: by our mail where the office has an address for it. */
export function channelTo({ email, contactForm }: Reach): LetterChannel {
  if (email) return "our-mail";
  return contactForm ? "web-form" : "paper";
}

/** Whether offices can be told in weekly messages, which we send. */
export const canBeTold = (offices: Reach[]) => offices.every((office) => channelTo(office) === "our-mail");

/** How a writer can send a letter to the office, the likeliest way first. Paper is for everybody who prefers it. */
export function waysTo(office: Reach): ByHand[] {
  const channel = channelTo(office);
  if (channel === "our-mail") return ["own-mailbox", "paper"];
  return channel === "web-form" ? ["web-form", "paper"] : ["paper"];
}
