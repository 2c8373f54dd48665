import { hash } from "node:crypto";
import { and, asc, eq, gt } from "drizzle-orm";
import type { Reader } from "#db/index.ts";
import { signatures } from "#db/schema.ts";

const ROWS_AT_ONCE = 500;
const ID_CHARACTERS = 32;

/** A confirmed signature as an organiser takes it away. Only the campaign's key opens `sealed`; null when the signer had it deleted. */
export type ExportedSignature = {
  /** Of this signature in every export; not the row's own, which tells when it was signed. */
  id: string;
  state: "confirmed";
  /** UTC day, as "2022-08-31". */
  confirmedDay: string;
  country: string;
  locale: string;
  visibility: string;
  actions: string[];
  consentHash: string;
  wantsUpdates: boolean;
  sealed: Uint8Array | null;
};

/** Every confirmed signature of a campaign, a page at a time, by the keyed hash of the address and so in no order of time. */
export async function* confirmedSignatures(db: Reader, campaignId: string): AsyncGenerator<ExportedSignature[]> {
  for (
    let page = await pageAfter(db, campaignId, Buffer.alloc(0));
    page.length > 0;
    page = await pageAfter(db, campaignId, page.at(-1)?.addressHash ?? Buffer.alloc(0))
  ) {
    yield page.map((row) => ({
      id: hash("sha256", row.id).slice(0, ID_CHARACTERS),
      state: "confirmed",
      confirmedDay: row.confirmedAt?.toISOString().slice(0, 10) ?? "",
      country: row.country ?? "",
      locale: row.locale,
      visibility: row.visibility ?? "",
      actions: row.actions ?? [],
      consentHash: row.consentHash ?? "",
      wantsUpdates: row.updatesWantedAt !== null,
      sealed: row.sealed,
    }));
  }
}

function pageAfter(db: Reader, campaignId: string, last: Uint8Array) {
  return db
    .select()
    .from(signatures)
    .where(
      and(eq(signatures.campaignId, campaignId), eq(signatures.state, "confirmed"), gt(signatures.addressHash, last)),
    )
    .orderBy(asc(signatures.addressHash))
    .limit(ROWS_AT_ONCE);
}
