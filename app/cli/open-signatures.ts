import { createReadStream, createWriteStream, existsSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import { type Command, required, Told, typedPath } from "#app/cli/command.ts";
import { OPENED_COLUMNS, type OpenedSignature, openExport } from "#app/integrations/exported-signatures.ts";
import { readIdentity } from "#app/integrations/sealing.ts";

const SAY_EVERY = 2_000;

/**
 * Opens an export of signatures with the campaign's key, both the file and the record sealed in each row, and
 * writes a plain CSV to the file or to standard output. To be run on an organiser's own machine: it needs no
 * database and no settings.
 */
export const openSignatures: Command = {
  usage: "signatures open FILE --identity KEYFILE [--out FILE]",
  positionals: 1,
  options: { identity: { type: "string" }, out: { type: "string" } },
  async run(input) {
    const file = typedPath(input.positionals[0] ?? "");
    const key = typedPath(required(input, "identity"));
    const out = typeof input.values.out === "string" ? typedPath(input.values.out) : null;
    for (const path of [file, key]) if (!existsSync(path)) throw new Told(`${path} does not exist.`);
    if (out && existsSync(out)) throw new Told(`${out} exists already. Choose another name, so that nothing is lost.`);

    const damaged: string[] = [];
    try {
      const bytes = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
      await writeTable(counted(openExport(readIdentity(key), bytes, (id) => damaged.push(id))), out);
    } catch (error) {
      if (out) rmSync(out, { force: true });
      const why = "it is no age file, is damaged or incomplete, or belongs to another campaign's key";
      throw new Told(`${file} cannot be opened with ${key} to its end: ${why} (${(error as Error).message}).`);
    }
    if (out) console.error(`${out} holds names and addresses in clear: delete it when it has done its work.`);
    if (damaged.length > 0)
      throw new Told(`Records that could not be opened, and so have no name: ${damaged.join(", ")}.`);
  },
};

async function* counted(rows: AsyncIterable<OpenedSignature>): AsyncGenerator<OpenedSignature> {
  let opened = 0;
  for await (const row of rows) {
    yield row;
    if (++opened % SAY_EVERY === 0) console.error(`${opened} signatures …`);
  }
  console.error(`Opened ${opened} signatures.`);
}

async function writeTable(rows: AsyncIterable<OpenedSignature>, path: string | null) {
  // Spreadsheets run a cell that begins like a formula: such cells get a leading apostrophe.
  const table = stringify({ header: true, columns: [...OPENED_COLUMNS], bom: true, escape_formulas: true });
  if (path) await pipeline(Readable.from(rows), table, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  else await pipeline(Readable.from(rows), table, process.stdout, { end: false });
}
