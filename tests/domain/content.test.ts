import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readCampaignFiles } from "#app/integrations/campaign-files.ts";

const SHIPPED = "db/seeds/xinjiang";
const RECOMMENDATIONS = [
  "non-refoulement",
  "fact-finding-mission",
  "sanctions",
  "support-survivors",
  "release-detainees",
  "missing-relatives",
  "law-review",
  "remedy",
  "end-camps-and-surveillance",
  "forced-labour-imports",
];

test("the shipped campaign has all ten recommendations, the three that are always first first", () => {
  const { facts } = readCampaignFiles(SHIPPED);
  expect(facts.actions.map((action) => action.id)).toEqual(RECOMMENDATIONS);
  expect(facts.actions.filter((action) => action.starred).map((action) => action.id)).toEqual(
    RECOMMENDATIONS.slice(0, 3),
  );
});

test("figures in which the documents differ are kept as differing, each with its documents", () => {
  const { facts } = readCampaignFiles(SHIPPED);
  const pages = facts.report.figures.find(
    (figure) => figure.values.length === 2 && figure.values.some((value) => value.value === 46),
  );
  expect(pages?.values).toMatchObject([
    { value: 46, sources: ["S0"] },
    { value: 48, sources: ["S1", "S2"] },
  ]);
});

test("a second campaign is content alone", () => {
  const { facts, words } = readCampaignFiles("tests/fixtures/campaigns/harbour");
  expect(facts.actions).toHaveLength(2);
  expect(words.en?.title).toBeTruthy();
});

const spoiled: [string, string, (yaml: string) => string, RegExp][] = [
  ["no YAML", "en.yaml", () => "title: [", /en\.yaml is not YAML/],
  ["a missing text", "en.yaml", (yaml) => yaml.replace(/^tagline:.*\n/m, ""), /en\.yaml: tagline/],
  [
    "a source that is not listed",
    "campaign.yaml",
    (yaml) => yaml.replace(/sources: \[\w+/, "sources: [S99"),
    /source S99 is not in the list/,
  ],
  [
    "a chart of people without a whole",
    "campaign.yaml",
    (yaml) => yaml.replace(/^ +of: \{ value: 40.*\n/m, ""),
    /people are drawn out of a whole/,
  ],
  [
    "a span outside its years",
    "campaign.yaml",
    (yaml) => yaml.replace("from: 2016\n", "from: 2017\n"),
    /lie within its years/,
  ],
  [
    "a span without words",
    "en.yaml",
    (yaml) => yaml.replace(/^ +births: The fall.*\n/m, ""),
    /timeline\.spans\.births/,
  ],
  ["a field that nobody knows", "campaign.yaml", (yaml) => `${yaml}\nsurprise: true\n`, /surprise/],
];

test.each(spoiled)("%s is refused with the file and the place", (_what, file, spoil, complaint) => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-content-"));
  cpSync(SHIPPED, folder, { recursive: true });
  writeFileSync(join(folder, file), spoil(readFileSync(join(folder, file), "utf8")));
  expect(() => readCampaignFiles(folder)).toThrow(complaint);
  rmSync(folder, { recursive: true });
});
