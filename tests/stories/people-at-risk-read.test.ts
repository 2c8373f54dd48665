import { expect, test } from "vitest";
import { goodForm, openSite } from "#tests/site.ts";

const ONION = `http://${"a2".repeat(27)}xd.onion`;
const PAGES = [
  "/en",
  "/en/safety",
  "/en/privacy",
  "/en/c/xinjiang",
  "/en/c/xinjiang/evidence",
  "/en/c/xinjiang/sanctions",
  "/en/nowhere",
];

test("on every page a plain link leads away, and tells nobody where from", async () => {
  await using site = await openSite({ EXIT_URL: "https://weather.example/" });
  await site.post("/en/c/xinjiang/sign", goodForm());
  const hers = [await site.linkTo("rahile@signers.example", "confirm")];
  hers.push(await site.linkTo("rahile@signers.example", "manage"));
  for (const page of [...PAGES, ...hers])
    expect((await site.get(page)).text, page).toContain(
      '<a href="https://weather.example/" rel="nofollow noreferrer external" data-exit="">Leave quickly</a>',
    );
  expect((await site.get("/en/safety")).text).toContain("It opens weather.example");
});

test("she may have a neutral name in the tab, and it goes along from page to page without being stored", async () => {
  await using site = await openSite();
  const usual = await site.get("/en/c/xinjiang");
  expect(usual.text).toContain("<title>Act on the UN’s Xinjiang report</title>");
  expect(usual.text).toContain('href="?quiet=yes" rel="nofollow"');

  const quiet = await site.get("/en/c/xinjiang?quiet=yes&via=email");
  expect(titlesIn(quiet.text)).toEqual(["Notes"]);
  expect(quiet.text).toContain('<link rel="icon" href="/quiet.svg"');
  expect(quiet.text).not.toContain("favicon.svg");
  expect(quiet.text).toContain('<meta name="robots" content="noindex"/>');
  expect(quiet.headers.get("Set-Cookie")).toBeNull();
  const inside = [...quiet.text.matchAll(/ (?:href|action)="(\/en[^"]*)"/g)].map(([, href]) => href);
  expect(inside.filter((href) => !/[?;]quiet=yes/.test(href ?? ""))).toEqual([]);
  expect(inside).toContain("/en/c/xinjiang/evidence?quiet=yes#source-S3");
  expect(quiet.text).toContain('href="?quiet=no"'); // the way back

  const refused = await site.post("/en/c/xinjiang/sign?quiet=yes", goodForm({ name: "" }));
  expect([refused.status, titlesIn(refused.text)]).toEqual([400, ["Notes"]]);
  const taken = await site.post("/en/c/xinjiang/sign?quiet=yes", goodForm());
  expect([taken.status, taken.location]).toEqual([303, "/en/c/xinjiang/check-your-mail?quiet=yes"]);
  expect(titlesIn((await site.get(taken.location ?? "")).text)).toEqual(["Notes"]);
  const manage = await site.linkTo("rahile@signers.example", "manage");
  const changed = await site.post(`${manage}?quiet=yes`, { intent: "visibility", visibility: "count" });
  expect(changed.location).toMatch(/\?done=saved&quiet=yes$/);
  expect(await site.mailsTo("rahile@signers.example")).toHaveLength(1);
  const letter = (await site.get("/en/c/xinjiang/sanctions/letter?quiet=yes")).text;
  expect(letter).toMatch(/<form[^>]*method="get"[^>]*><input type="hidden" name="quiet" value="yes"\/>/);
  expect((await site.get("/en/c/xinjiang")).text).toBe(usual.text); // the next visitor's page is the usual one
});

test("Tor Browser is offered the same page inside the Tor network, where it can be signed", async () => {
  await using site = await openSite({ ONION_URL: ONION });
  for (const page of PAGES) expect((await site.get(page)).headers.get("Onion-Location"), page).toBe(ONION + page);
  expect((await site.get("/api/v1/campaigns/xinjiang/count.json")).headers.get("Onion-Location")).toBeNull();
  expect((await site.get("/en/safety")).text).toContain(ONION);
  const there = { Origin: ONION, "Sec-Fetch-Site": "same-origin" };
  expect((await site.post("/en/c/xinjiang/sign", goodForm(), there)).status).toBe(303);
  expect(await site.mailsTo("rahile@signers.example")).toHaveLength(1);
  await using plain = await openSite();
  expect((await plain.get("/en")).headers.get("Onion-Location")).toBeNull();
  expect((await plain.get("/en/safety")).text).not.toContain(".onion");
});

test("before the first field of the form stands who sees what, and a way to all who could", async () => {
  await using site = await openSite();
  const form = (await site.get("/en/c/xinjiang/sign")).text.split("<form")[1] ?? "";
  const link = form.indexOf('href="/en/safety#who"');
  expect(link).toBeGreaterThan(0);
  expect(link).toBeLessThan(form.indexOf('name="actions"'));
  const safety = (await site.get("/en/safety")).text;
  expect(safety).toContain('id="who"');
  expect(safety.match(/<dt>Does not see:<\/dt>/g)).toHaveLength(8);
});

const titlesIn = (html: string) => [...html.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title);
