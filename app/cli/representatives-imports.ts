import { type Command, Told, withDatabase } from "#app/cli/command.ts";
import { listImports, type Undone, undoImport } from "#app/domain/representatives/imports.ts";

const MOST = 100;

/** Says which imports there were, the newest first, with the ids by which they are undone. */
export const representativesListImports: Command = {
  usage: "representatives list-imports [--body ID] [--json]",
  positionals: 0,
  options: { body: { type: "string" }, json: { type: "boolean" } },
  async run({ values }) {
    const body = typeof values.body === "string" ? values.body : undefined;
    const all = await withDatabase((db) => listImports(db.read, MOST, body));
    if (values.json) return console.log(JSON.stringify(all));
    for (const { id, bodyId, format, importedAt, undoneAt, by, report } of all) {
      const { read, added, changed, addressChanged, retired } = report;
      const numbers = `read ${read}, added ${added}, changed ${changed}, addresses ${addressChanged}, retired ${retired}`;
      const undone = undoneAt ? `, undone ${undoneAt.toISOString()}` : "";
      console.log(
        `${id}  ${importedAt.toISOString()}  ${bodyId}  ${format}  ${numbers}  by ${by ?? "the command line"}${undone}`,
      );
    }
  },
};

/** Takes back the last import of a body. */
export const representativesUndoImport: Command = {
  usage: "representatives undo-import ID",
  positionals: 1,
  options: {},
  async run({ positionals: [id = ""] }) {
    const undone = await withDatabase((db) => db.write((tx) => undoImport(tx, id, null)));
    if (undone !== "undone") throw new Told(REFUSED[undone]);
    console.log("Undone: whom it added is retired, what it changed is as it was, whom it retired is back.");
  },
};

const REFUSED: Record<Exclude<Undone, "undone">, string> = {
  unknown: "There is no import of that id; “representatives list-imports” shows them.",
  "already-undone": "That import has been undone already.",
  "later-stands": "A later import of the same body stands. Undo that one first.",
};
