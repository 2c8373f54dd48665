import { type Command, required, Told, withDatabase } from "#app/cli/command.ts";
import { findOrganiser, shutOut } from "#app/domain/organisers/people.ts";

/** Takes from an organiser every way in at once: passkeys, open sessions, links not used yet. */
export const organisersShutOut: Command = {
  usage: "organisers shut-out --name NAME",
  positionals: 0,
  options: { name: { type: "string" } },
  async run(input) {
    const name = required(input, "name").trim();
    const found = await withDatabase((db) =>
      db.write(async (tx) => {
        const organiser = await findOrganiser(tx, name);
        if (organiser) await shutOut(tx, organiser.id);
        return organiser;
      }),
    );
    if (!found) throw new Told(`There is no organiser named ${name}. The list: npm run countersign -- organisers list`);
    console.log(`${found.name} is signed out everywhere, and no passkey or earlier link lets them in.`);
  },
};
