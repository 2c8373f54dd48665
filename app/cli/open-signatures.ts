import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { stringify } from "csv-stringify";
import { OPENED_COLUMNS, type OpenedSignature, openExport } from "#app/integrations/exported-signatures.ts";
import { readIdentity } from "#app/integrations/sealing.ts";

export const OPEN_SIGNATURES_USAGE = "signatures open FILE --identity KEYFILE [--out FILE]";

const SAY_EVERY = 2_000;

/**
 * Opens an export of signatures with the campaign's key, both the file and the record sealed in each row, and
 * writes a plain CSV to the file or to standard output. To be run on an organiser's own machine: it needs no
 * database and no settings. Returns the exit code.
 */
export async function openSignatures(args: string[]): Promise<number> {
  const options = { identity: { type: "string" }, out: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [file] = positionals;
  const { identity: key, out } = values;
  if (!file || !key) return refuse(`Usage: npm run countersign -- ${OPEN_SIGNATURES_USAGE}`);
  for (const path of [file, key]) if (!existsSync(path)) return refuse(`${path} does not exist.`);
  if (out && existsSync(out)) return refuse(`${out} exists already. Choose another name, so that nothing is lost.`);

  let damaged = 0;
  try {
    const bytes = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
    await writeTable(counted(openExport(readIdentity(key), bytes, () => damaged++)), out);
  } catch (error) {
    const why = "it is no age file, is damaged or incomplete, or belongs to another campaign's key";
    return refuse(`${file} cannot be opened with ${key} to its end: ${why} (${(error as Error).message}).`);
  }
  if (out) console.error(`${out} holds names and addresses in clear: delete it when it has done its work.`);
  return damaged === 0 ? 0 : refuse(`${damaged} records could not be opened; their rows have no name.`);
}

async function* counted(rows: AsyncIterable<OpenedSignature>): AsyncGenerator<OpenedSignature> {
  let opened = 0;
  for await (const row of rows) {
    yield row;
    if (++opened % SAY_EVERY === 0) console.error(`${opened} signatures …`);
  }
  console.error(`Opened ${opened} signatures.`);
}

async function writeTable(rows: AsyncIterable<OpenedSignature>, path: string | undefined) {
  // Spreadsheets run a cell that begins like a formula: such cells get a leading apostrophe.
  const table = stringify({ header: true, columns: [...OPENED_COLUMNS], bom: true, escape_formulas: true });
  if (path) await pipeline(Readable.from(rows), table, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  else await pipeline(Readable.from(rows), table, process.stdout, { end: false });
}

function refuse(sentence: string): 1 {
  console.error(sentence);
  return 1;
}
