import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { z } from "zod";
import { CampaignFacts } from "#app/domain/content/facts.ts";
import { CampaignWords, missingWords } from "#app/domain/content/words.ts";

/** A campaign's files cannot be used. The message names the file, the place in it, and what is wrong. */
export class WrongContent extends Error {}

/**
 * Reads a campaign from a folder: campaign.yaml and one file a language, en.yaml among them.
 * @throws {WrongContent} when a file is missing, is no YAML, breaks the schema, or English lacks a text.
 */
export function readCampaignFiles(folder: string) {
  const facts = readYaml(join(folder, "campaign.yaml"), CampaignFacts);
  const locales = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml") && file !== "campaign.yaml")
    .map((file) => file.slice(0, -5));
  if (!locales.includes("en"))
    throw new WrongContent(`${folder} has no en.yaml: the English words are what other languages fall back to.`);
  const words = Object.fromEntries(
    locales.map((locale) => [locale, readYaml(join(folder, `${locale}.yaml`), CampaignWords)]),
  );
  const missing = missingWords(facts, words.en as CampaignWords);
  if (missing.length > 0) throw new WrongContent(`${join(folder, "en.yaml")} lacks ${missing.join(", ")}.`);
  return { facts, words };
}

function readYaml<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> {
  if (!existsSync(path)) throw new WrongContent(`${path} is missing.`);
  let document: unknown;
  try {
    document = parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new WrongContent(`${path} is not YAML: ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new WrongContent(`${path}: ${first?.path.join(".")}: ${first?.message}`);
}
