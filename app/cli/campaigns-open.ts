import { type Command, required, Told, withDatabase } from "#app/cli/command.ts";
import { findCampaign, openCampaign } from "#app/domain/campaigns.ts";
import { sealTo } from "#app/integrations/sealing.ts";

/** Opens a campaign for signatures, sealed to a key that its organisers made with `age-keygen` and keep elsewhere. */
export const campaignsOpen: Command = {
  usage: "campaigns open ID --recipient age1…",
  positionals: 1,
  options: { recipient: { type: "string" } },
  async run(input) {
    const [id = ""] = input.positionals;
    const recipient = required(input, "recipient");
    await sealTo(recipient, null).catch(() => {
      throw new Told("The recipient is no age recipient. It begins with age1; age-keygen prints it as the public key.");
    });
    const campaign = await withDatabase(async (db) => {
      await db.write((tx) => openCampaign(tx, id, recipient));
      return findCampaign(db.read, id, "en");
    });
    if (!campaign) throw new Told(`There is no campaign ${id}. Load its content first, with: campaigns load FOLDER`);
    if (campaign.recipient !== recipient)
      throw new Told(`The campaign ${id} is open already, and sealed to ${campaign.recipient}.`);
    console.log(`The campaign ${id} is open. Its signatures are sealed to ${recipient}.`);
  },
};
