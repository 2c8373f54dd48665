import { type Command, Misused, Told, withDatabase } from "#app/cli/command.ts";
import { decideUnknown, listUnknown } from "#app/domain/letters/decide.ts";

const SHOWN = 200;

/** The letters of which nobody knows whether they left. */
export const lettersUnknown: Command = {
  usage: "letters unknown",
  positionals: 0,
  options: {},
  async run() {
    const unknown = await withDatabase((db) => listUnknown(db.read, SHOWN));
    for (const { id, campaignId, to, since } of unknown)
      console.log(`${id}  ${campaignId}  to ${to}, since ${since?.toISOString()}`);
    if (unknown.length === 0) console.log("Of every letter it is known what became of it.");
  },
};

const DECISIONS = { again: "organiser-again", sent: "organiser-sent", "in-server-log": "in-server-log" } as const;

/** Decides about one of them: it is sent again, counts as sent, or the mail server's log shows that it was taken. */
export const lettersDecide: Command = {
  usage: `letters decide LETTER ${Object.keys(DECISIONS).join("|")}`,
  positionals: 2,
  options: {},
  async run({ positionals: [id = "", asked = ""] }) {
    const kind = DECISIONS[asked as keyof typeof DECISIONS];
    if (!kind) throw new Misused(`What is to become of it? One of: ${Object.keys(DECISIONS).join(", ")}.`);
    const state = await withDatabase((db) => db.write((tx) => decideUnknown(tx, id, { kind })));
    if (!state) throw new Told("There is no such letter of unknown outcome, or its message has been deleted.");
    console.log(state === "queued" ? "The same message waits to leave once more." : "It counts as sent.");
  },
};
