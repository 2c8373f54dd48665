import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { decryptFile, decryptText } from "#app/integrations/sealing.ts";

const COLUMNS = [
  "id",
  "name",
  "email",
  "country",
  "comment",
  "visibility",
  "actions",
  "wants_updates",
  "confirmed_day",
  "locale",
  "consent_hash",
] as const;
export const OPENED_COLUMNS: readonly string[] = COLUMNS;
export type OpenedSignature = Record<(typeof COLUMNS)[number], string>;

type Exported = Omit<OpenedSignature, "name" | "email" | "comment"> & { sealed: string };
type SealedRecord = { name: string | null; email: string | null; comment: string | null };

const NOTHING: SealedRecord = { name: null, email: null, comment: null };

/**
 * The signatures of an export (docs/exports.md) one by one, opened with the campaign's identity. A record that
 * cannot be opened leaves its row without a name, and is told to `onDamage`.
 * @throws when the file as a whole is no age file, is damaged, or belongs to another identity.
 */
export async function* openExport(
  identity: string,
  file: ReadableStream<Uint8Array>,
  onDamage: (id: string) => void,
): AsyncGenerator<OpenedSignature> {
  const csv = await decryptFile(identity, file);
  const rows = Readable.fromWeb(csv as Parameters<typeof Readable.fromWeb>[0]);
  const table = parse({ columns: true });
  rows.on("error", (error) => table.destroy(error)).pipe(table);
  for await (const row of table as AsyncIterable<Exported>) {
    const record = await recordIn(identity, row).catch(() => null);
    if (!record) onDamage(row.id);
    yield opened(row, record ?? NOTHING);
  }
}

async function recordIn(identity: string, { sealed }: Exported): Promise<SealedRecord> {
  return sealed === "" ? NOTHING : JSON.parse(await decryptText(identity, Buffer.from(sealed, "base64")));
}

// The row says what holds today; the record says what held when it was sealed. Who has since chosen to be
// counted only, or to get no updates, is handed over no more than that.
function opened({ sealed: _, ...row }: Exported, record: SealedRecord): OpenedSignature {
  const named = row.visibility !== "count";
  const reachable = named || row.wants_updates === "yes";
  return {
    ...row,
    name: (named && record.name) || "",
    email: (reachable && record.email) || "",
    comment: record.comment ?? "",
  };
}
