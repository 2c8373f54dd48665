import { type Command, typedPath, withDatabase } from "#app/cli/command.ts";
import { loadCampaign } from "#app/domain/campaigns.ts";
import { readCampaignFiles } from "#app/integrations/campaign-files.ts";

/** Loads a campaign's content, or puts it in place of what was there. Signatures are not touched. */
export const campaignsLoad: Command = {
  usage: "campaigns load FOLDER",
  positionals: 1,
  options: {},
  async run({ positionals: [folder = ""] }) {
    const { facts, words } = readCampaignFiles(typedPath(folder));
    await withDatabase((db) => db.write((tx) => loadCampaign(tx, facts, words)));
    console.log(`Loaded the campaign ${facts.slug} in ${Object.keys(words).join(", ")}.`);
  },
};
