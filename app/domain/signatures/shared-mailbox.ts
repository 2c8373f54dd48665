import { and, eq, inArray } from "drizzle-orm";
import { canonicalAddress } from "#app/domain/addresses.ts";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { Keyring } from "#app/domain/keys.ts";
import type { SignForm } from "#app/domain/signatures/form.ts";
import type { Writer } from "#db/index.ts";
import { signatures } from "#db/schema.ts";

type Row = typeof signatures.$inferSelect;

/**
 * A mailbox that two people share, as the database knows it: by its two places, and by this person's name. The unique
 * index on the address hash is what keeps a third out, however many sign at once.
 */
export type Places = { addressHashes: Uint8Array[]; nameHash: Uint8Array };

type Signer = { campaign: Campaign; form: Pick<SignForm, "email" | "name"> };

export function placesFor(keys: Keyring, { campaign, form }: Signer): Places {
  const address = canonicalAddress(form.email);
  return {
    addressHashes: [
      keys.addressHash(campaign.id, address),
      keys.addressHash(campaign.id, `${address}\n2`), // no address has a line break
    ],
    // With the address, so that a name is not known again in another mailbox.
    nameHash: keys.tag(campaign.id, "name", `${address}\n${folded(form.name)}`),
  };
}

/** The row of this mailbox and this very name, whichever place it has. */
export async function rowOfSameName(tx: Writer, campaignId: string, places: Places): Promise<Row | undefined> {
  const [row] = await tx
    .select()
    .from(signatures)
    .where(
      and(
        eq(signatures.campaignId, campaignId),
        inArray(signatures.addressHash, places.addressHashes),
        eq(signatures.nameHash, places.nameHash),
      ),
    );
  return row;
}

/** Whether the row can be this person's: it bears the name, or none, as one that was withdrawn. */
export const mayBe = ({ nameHash }: Places, row: Row) => !row.nameHash || Buffer.compare(nameHash, row.nameHash) === 0;

/** A name as it sounds when two spellings are one: letters of any case and width, single spaces, no stops. */
const folded = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.]+/gu, " ")
    .trim();
