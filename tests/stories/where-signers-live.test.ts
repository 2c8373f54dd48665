import { expect, test } from "vitest";
import { loadCampaign } from "#app/domain/campaigns.ts";
import { readCampaignFiles } from "#app/integrations/campaign-files.ts";
import { type Fields, goodForm, openSite, type Site } from "#tests/site.ts";

const PAGE = "/en/c/xinjiang/countries";
const MAP = "/en/c/xinjiang/countries.svg";

async function signed(site: Site, people: Fields[]) {
  for (const person of people) await site.post("/en/c/xinjiang/sign", goodForm(person));
  const addresses = people.map((person) => person.email);
  for (const mail of (await site.mails()).filter((candidate) => addresses.includes(candidate.to)))
    await site.post(new URL(mail.links.find((link) => link.includes("/confirm/")) ?? "").pathname);
  site.pass(5); // counts and pages are kept for a moment
}

const from = (country: string, many: number) =>
  Array.from({ length: many }, (_, n) => ({ country, email: `${country}${n}@signers.example` }));

test("a reader sees where signers live, and finds nobody who is one of a few", async () => {
  await using site = await openSite();
  expect((await site.get(PAGE)).text).toContain("No country has enough signatures yet");
  await signed(site, [...from("DE", 12), ...from("FR", 11), ...from("IS", 2)]);

  const page = (await site.get(PAGE)).text;
  const rows = [...page.matchAll(/<tr><th scope="row"><bdi>([^<]+)<\/bdi><\/th><td class="number"><bdi>([^<]+)</g)];
  expect(rows.map(([, place, people]) => [place, people])).toEqual([
    ["Germany", "12"],
    ["All other places together", "13"], // France would give Iceland away
  ]);
  expect(page).toContain("The map takes no position on any border");
  expect(page).toMatch(new RegExp(`<img src="${MAP}" alt="[^"]+"`));

  const map = await site.get(MAP);
  expect(map.headers.get("Content-Type")).toBe("image/svg+xml; charset=utf-8");
  expect(map.headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
  expect(map.text.match(/<circle /g)).toHaveLength(1);
  expect(map.text).toMatch(/<title id="t">[^<]+<\/title><desc id="d">[^<]+<\/desc>/);
  expect((await site.get(MAP, { "If-None-Match": map.headers.get("ETag") ?? "" })).status).toBe(304);
  expect((await site.get("/en/c/no-such/countries.svg")).status).toBe(404);
});

test("nobody's name is shown unless the campaign wishes it, and then theirs alone who chose to be seen, by days", async () => {
  await using site = await openSite();
  const people = [
    { name: "Zeynep Demo", email: "zeynep@signers.example", visibility: "public", country: "TR" },
    { name: "Alim Demo", email: "alim@signers.example", visibility: "public", country: "DE" },
    { name: "Hidden Demo", email: "hidden@signers.example", visibility: "recipient", country: "DE" },
    { name: "Counted Demo", email: "counted@signers.example", visibility: "count", country: "DE" },
  ];
  await signed(site, people);
  await site.later(26);
  expect((await site.get("/en/c/xinjiang")).text).not.toContain("Zeynep");

  const { facts, words } = readCampaignFiles("db/seeds/xinjiang");
  await site.context.db.write((tx) => loadCampaign(tx, { ...facts, recentSupporters: true }, words));
  await signed(site, [{ name: "Today Demo", email: "today@signers.example", visibility: "public" }]);
  expect(await named(site)).toEqual(["Alim D. Germany", "Zeynep D. Türkiye"]); // who came later is not first
  await site.later(26);
  expect(await named(site)).toEqual(["Alim D. Germany", "Today D. Germany", "Zeynep D. Türkiye"]);

  await site.post(await site.linkTo("alim@signers.example", "manage"), { intent: "withdraw" });
  site.pass(2);
  expect(await named(site)).toEqual(["Today D. Germany", "Zeynep D. Türkiye"]);
});

async function named(site: Site): Promise<string[]> {
  const [, list = ""] = /<ul class="supporters">(.*?)<\/ul>/.exec((await site.get("/en/c/xinjiang")).text) ?? [];
  return [...list.matchAll(/<li>(.*?)<\/li>/g)].map(([, line = ""]) => line.replace(/<[^>]+>/g, ""));
}
