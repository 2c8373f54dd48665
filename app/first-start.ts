import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Context } from "#app/context.ts";
import { applyNames, planNames } from "#app/domain/areas/import-names.ts";
import { applyPostcodes, planPostcodes } from "#app/domain/areas/import-postcodes.ts";
import { isOpen, listCampaigns, loadCampaign, openCampaign } from "#app/domain/campaigns.ts";
import { keepConsentTexts } from "#app/domain/consents.ts";
import { anOrganiser } from "#app/domain/organisers/people.ts";
import { newSignInLink, someoneSignedIn } from "#app/domain/organisers/sign-in.ts";
import { applyImport, planImport } from "#app/domain/representatives/import.ts";
import { retireBody } from "#app/domain/representatives.ts";
import { readNames } from "#app/integrations/areas/names-csv.ts";
import { readPostcodes } from "#app/integrations/areas/postcode-csv.ts";
import { readCampaignFiles } from "#app/integrations/campaign-files.ts";
import { readCsv } from "#app/integrations/importers/csv.ts";
import { campaignKey } from "#app/integrations/sealing.ts";
import { consentsShown } from "#app/web/consent.ts";
import { organisePaths } from "#app/web/paths.ts";
import { projectRoot } from "#app/web/project-root.ts";

const SHIPPED = fileURLToPath(new URL("db/seeds/xinjiang", projectRoot));

const EXAMPLELAND = { id: "exampleland-parliament", name: "Parliament of Exampleland (made up)", country: "XX" };

/**
 * Brings a new installation to where it can be used: loads the shipped campaign into an empty database and, where
 * only this machine reaches the site, makes the campaign's key, opens it, and brings a made-up country to write to.
 * Returns what the person who starts the program should read, a line each: among it a sign-in link, as long as no
 * organiser ever came in.
 */
export async function firstStart(context: Context): Promise<string[]> {
  await context.db.write((tx) => keepConsentTexts(tx, consentsShown(), context.now()));
  return [...(await openCampaigns(context)), ...(await inviteOrganiser(context))];
}

/** Loads the shipped campaign where there is none, and opens what can be opened. */
export async function openCampaigns({ config, db, now }: Pick<Context, "config" | "db" | "now">): Promise<string[]> {
  const said: string[] = [];
  if ((await listCampaigns(db.read, "en")).length === 0) {
    const { facts, words } = readCampaignFiles(SHIPPED);
    await db.write((tx) => loadCampaign(tx, facts, words, now()));
    said.push(`Loaded the campaign “${words.en?.title}”.`);
    if (config.local) await bringExampleland(db, now());
  }
  if (!config.local) await db.write((tx) => retireBody(tx, EXAMPLELAND.id, now()));
  for (const campaign of await listCampaigns(db.read, "en")) {
    const path = join(config.DATA_DIR, "keys", `campaign-${campaign.id}.identity.txt`);
    if (!config.local && existsSync(path))
      said.push(
        `The key that opens the signatures of ${campaign.id} lies on this server, in ${path}. Move it to an organiser's machine: who takes the server takes the signatures.`,
      );
    if (isOpen(campaign) || campaign.closedAt) continue;
    if (!config.local) {
      said.push(
        `The campaign ${campaign.id} is not open: it has no key to seal signatures to. Make one with: npm run countersign -- campaigns open ${campaign.id} --recipient age1…`,
      );
      continue;
    }
    const { recipient } = await campaignKey(path);
    await db.write((tx) => openCampaign(tx, campaign.id, recipient, now()));
    said.push(
      `The key that opens the signatures of ${campaign.id} lies in ${path}. Without it nobody can read them: copy it to a safe place.`,
    );
  }
  return said;
}

/** Every start makes a fresh link and ends the one before, so that one in an old log opens nothing. */
async function inviteOrganiser({ config, db, demo, now }: Context): Promise<string[]> {
  if (!demo && (await someoneSignedIn(db.read))) return [];
  const token = await db.write(async (tx) => newSignInLink(tx, await anOrganiser(tx, undefined, now()), now()));
  return [`Sign in as an organiser, once and within 24 hours: ${config.PUBLIC_URL}${organisePaths.signIn(token)}`];
}

/** Made-up representatives, with postcodes to find them by, so that letters can be tried out. Never where others reach the site. */
async function bringExampleland(db: Context["db"], at: Date) {
  const [people, postcodes, names] = ["representatives", "postcodes", "areas"].map((file) =>
    readFileSync(new URL(`db/seeds/exampleland/${file}.csv`, projectRoot)),
  ) as [Buffer, Buffer, Buffer];
  const { country: _, ...body } = EXAMPLELAND;
  await db.write(async (tx) => {
    const plan = await planImport(tx, EXAMPLELAND, readCsv(people));
    await applyImport(tx, plan, { format: "csv", hash: hashOf(people) }, at);
    const edition = { body, key: "first", validFrom: null, validUntil: null };
    const table = await planPostcodes(tx, edition, readPostcodes(postcodes));
    await applyPostcodes(tx, table, hashOf(postcodes), at);
    await applyNames(tx, await planNames(tx, body.id, readNames(names)));
  });
}

const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
