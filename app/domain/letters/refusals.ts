import { eq } from "drizzle-orm";
import { pause } from "#app/domain/letters/pauses.ts";
import { rulesOf } from "#app/domain/letters/rules.ts";
import type { Writer } from "#db/index.ts";
import { letterDomains } from "#db/schema.ts";

/** How many of a domain's last answers are looked at, and how few say nothing yet. */
const ANSWERS_KEPT = 50;
const ANSWERS_LEAST = 5;

/** What a domain said to a letter, or later in a bounce; `blocked` when it wants no mail from us (5.7.x, RFC 3463). */
export type DomainAnswer = { domain: string; blocked: boolean };

/**
 * Remembers how domains answered and pauses one that has begun to refuse us: every further letter would only confirm it
 * in that. The addresses there are none the worse for it.
 */
export async function heardFrom(tx: Writer, answers: DomainAnswer[], now: Date) {
  for (const [domain, heard] of Map.groupBy(answers, (answer) => answer.domain)) {
    const [row] = await tx
      .select({ recent: letterDomains.recent })
      .from(letterDomains)
      .where(eq(letterDomains.domain, domain));
    if (!row) continue;
    const said = heard.map(({ blocked }) => (blocked ? "b" : ".")).join("");
    const recent = (row.recent + said).slice(-ANSWERS_KEPT);
    if (recent !== row.recent) await tx.update(letterDomains).set({ recent }).where(eq(letterDomains.domain, domain));
    if (!said.includes("b") || recent.length < ANSWERS_LEAST) continue;
    const percent = (100 * (recent.split("b").length - 1)) / recent.length;
    if (percent > (await rulesOf(tx)).pauseAtPercent)
      await pause(
        tx,
        { scope: "domain", key: domain },
        { reason: `${Math.round(percent)} % (5.7.x)`, automatic: true },
        now,
      );
  }
}
