import type { Writer } from "#db/index.ts";
import { consentTexts } from "#db/schema.ts";

/** Keeps every wording of consent from before it is first shown, so that the hash beside a signature can be read back (GDPR Art. 7(1)). */
export async function keepConsentTexts(
  tx: Writer,
  shown: { hash: string; locale: string; text: string }[],
  now = new Date(),
) {
  for (const wording of shown)
    await tx
      .insert(consentTexts)
      .values({ ...wording, firstShownAt: now })
      .onConflictDoNothing();
}
