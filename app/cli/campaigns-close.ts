import { type Command, Told, withDatabase } from "#app/cli/command.ts";
import { closeCampaign } from "#app/domain/campaigns.ts";

/** Closes a campaign for good: its pages stay, its forms say that it is closed. */
export const campaignsClose: Command = {
  usage: "campaigns close ID",
  positionals: 1,
  options: {},
  async run({ positionals: [id = ""] }) {
    const closed = await withDatabase((db) => db.write((tx) => closeCampaign(tx, id)));
    if (!closed) throw new Told(`There is no open campaign ${id}.`);
    console.log(`The campaign ${id} is closed. Its pages stay; it takes no more signatures and letters.`);
  },
};
