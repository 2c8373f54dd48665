import { type Command, withDatabase } from "#app/cli/command.ts";
import { listOrganisers } from "#app/domain/organisers/people.ts";

/** Lists who may come to the organisers' desk: role, name, and how many passkeys they have. */
export const organisersList: Command = {
  usage: "organisers list",
  positionals: 0,
  options: {},
  async run() {
    const organisers = await withDatabase((db) => listOrganisers(db.read));
    if (organisers.length === 0) console.log("There are no organisers yet.");
    for (const { role, name, passkeys } of organisers)
      console.log(`${role.padEnd("organiser".length)}  ${name}  ${passkeys} passkey${passkeys === 1 ? "" : "s"}`);
  },
};
