import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { parse } from "csv-parse";
import { stringify } from "csv-stringify";
import { decryptFile, decryptText, readIdentity } from "#app/integrations/sealing.ts";

export const OPEN_SIGNATURES_USAGE = "signatures open FILE --identity KEYFILE [--out FILE]";

const SAY_EVERY = 2_000;
const COLUMNS = ["id", "name", "email", "country", "comment", "visibility", "actions", "wants_updates", "confirmed_day", "locale", "consent_hash"] as const;

type Exported = Record<"id" | "confirmed_day" | "country" | "locale" | "visibility" | "actions" | "consent_hash" | "wants_updates" | "sealed", string>;
type Opened = { name: string | null; email: string | null; comment: string | null };
type Row = Record<(typeof COLUMNS)[number], string>;

/**
 * Opens an export of signatures with the campaign's key, both the file and the record sealed in each row, and
 * writes a plain CSV to the file or to standard output. To be run on an organiser's own machine: it needs no
 * database and no settings. Returns the exit code.
 */
export async function openSignatures(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { identity: { type: "string" }, out: { type: "string" } } });
  const [file] = positionals;
  if (!file || !values.identity) return refuse(`Usage: npm run countersign -- ${OPEN_SIGNATURES_USAGE}`);
  for (const path of [file, values.identity]) if (!existsSync(path)) return refuse(`${path} does not exist.`);
  if (values.out && existsSync(values.out)) return refuse(`${values.out} exists already. Choose another name, so that nothing is lost.`);

  const tally = { opened: 0, damaged: 0 };
  try {
    const identity = readIdentity(values.identity);
    const csv = await decryptFile(identity, Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>);
    await writeTable(openedRows(identity, csv, tally), values.out);
  } catch (error) {
    return refuse(`${file} cannot be opened with ${values.identity} to its end: it is no age file, is damaged or incomplete, or belongs to another campaign's key (${(error as Error).message}).`);
  }
  console.error(`Opened ${tally.opened} signatures.`);
  if (values.out) console.error(`${values.out} holds names and addresses in clear: delete it when it has done its work.`);
  return tally.damaged === 0 ? 0 : refuse(`${tally.damaged} records could not be opened; their rows have no name.`);
}

async function writeTable(rows: AsyncIterable<Row>, path: string | undefined) {
  const table = stringify({ header: true, columns: [...COLUMNS], bom: true, escape_formulas: true });
  if (path) await pipeline(Readable.from(rows), table, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  else await pipeline(Readable.from(rows), table, process.stdout, { end: false });
}

async function* openedRows(identity: string, csv: ReadableStream<Uint8Array>, tally: { opened: number; damaged: number }): AsyncGenerator<Row> {
  const rows: AsyncIterable<Exported> = Readable.fromWeb(csv as Parameters<typeof Readable.fromWeb>[0]).pipe(parse({ columns: true }));
  for await (const row of rows) {
    const record = await recordIn(identity, row).catch(() => null);
    if (record) tally.opened++;
    else tally.damaged++;
    if (tally.opened % SAY_EVERY === 0) console.error(`${tally.opened} signatures …`);
    yield rowOf(row, record);
  }
}

const NOTHING: Opened = { name: null, email: null, comment: null };

async function recordIn(identity: string, { sealed }: Exported): Promise<Opened> {
  return sealed === "" ? NOTHING : JSON.parse(await decryptText(identity, Buffer.from(sealed, "base64")));
}

// The row says what holds today; the record says what held when it was sealed. Who has since chosen to be
// counted only, or to get no updates, is handed over no more than that.
function rowOf({ sealed: _, ...row }: Exported, record: Opened | null): Row {
  const named = row.visibility !== "count";
  const reachable = named || row.wants_updates === "yes";
  return {
    ...row,
    name: (named && record?.name) || "",
    email: (reachable && record?.email) || "",
    comment: record?.comment ?? "",
  };
}

function refuse(sentence: string): 1 {
  console.error(sentence);
  return 1;
}

if (import.meta.main) process.exitCode = await openSignatures(process.argv.slice(2));
