import { expect, test } from "vitest";
import { CampaignAnswer, CampaignsAnswer, CountAnswer } from "#app/web/api-shapes.ts";
import { goodForm, openSite, type Site } from "#tests/site.ts";

const API = "/api/v1/campaigns";

async function signers(site: Site, country: string, many: number) {
  for (let n = 0; n < many; n++) {
    const email = `${country}${n}@signers.example`;
    await site.post("/en/c/xinjiang/sign", goodForm({ email, country, actions: ["remedy"] }));
  }
  for (const mail of (await site.mails()).filter((candidate) => candidate.to.startsWith(country)))
    await site.post(new URL(mail.links.find((link) => link.includes("/confirm/")) ?? "").pathname);
}

test("a journalist reads the numbers, and nobody can be found in them", async () => {
  await using site = await openSite();
  await signers(site, "DE", 12);
  await signers(site, "FR", 11);
  await signers(site, "IS", 2);

  const whole = CampaignAnswer.parse(JSON.parse((await site.get(`${API}/xinjiang`)).text));
  expect(whole.signatures).toBe(25);
  expect(whole.actions.find((action) => action.id === "remedy")?.signatures).toBe(25);
  expect(whole.signatures_by_country).toEqual([{ country: "DE", signatures: 12 }]); // France would give Iceland away
  expect(whole.signatures_by_day).toEqual([{ day: expect.any(String), signatures: 25 }]);

  const all = CampaignsAnswer.parse(JSON.parse((await site.get(API)).text));
  expect(all.campaigns).toMatchObject([{ campaign: "xinjiang", open: true, signatures: 25 }]);
});

test("the count can be asked by every page, kept for five seconds, and need not be sent twice", async () => {
  await using site = await openSite();
  const first = await site.get(`${API}/xinjiang/count.json`);
  CountAnswer.parse(JSON.parse(first.text));
  expect(first.headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(first.headers.get("Cache-Control")).toBe("public, max-age=5, stale-while-revalidate=10, stale-if-error=60");
  const again = await site.get(`${API}/xinjiang/count.json`, { "If-None-Match": first.headers.get("ETag") ?? "" });
  expect([again.status, again.text]).toEqual([304, ""]);
  expect((await site.get(`${API}/no-such/count.json`)).status).toBe(404);
});

test("the description names every address", async () => {
  await using site = await openSite();
  const { paths, openapi } = JSON.parse((await site.get("/api/v1/openapi.json")).text);
  expect(openapi).toBe("3.1.0");
  const postcodes = "/api/v1/bodies/{body}/postcodes/{beginning}.json";
  expect(Object.keys(paths)).toEqual([API, `${API}/{campaign}`, `${API}/{campaign}/count.json`, postcodes]);
});
