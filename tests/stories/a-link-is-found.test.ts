import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import { closeCampaign, findCampaign, loadCampaign } from "#app/domain/campaigns.ts";
import { ANSWERS, decide, lettered } from "#tests/offices.ts";
import { organiserAt, signed } from "#tests/organiser.ts";
import { openSite, type Site } from "#tests/site.ts";

const CAMPAIGN = "/en/c/xinjiang";
const ACTION = `${CAMPAIGN}/sanctions`;
const PUBLIC = [
  "/en",
  "/en/privacy",
  CAMPAIGN,
  ACTION,
  `${CAMPAIGN}/evidence`,
  `${CAMPAIGN}/sign`,
  `${CAMPAIGN}/share`,
  ANSWERS,
  "/en/c/xinjiang/countries",
  "/en/c/xinjiang/updates",
];

const headOf = (html: string) => html.slice(0, html.indexOf("</head>"));
const property = (html: string, name: string) =>
  new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(headOf(html))?.[1]?.replaceAll("&amp;", "&");
const dataIn = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? "null");
const parsed = (text: string) =>
  new XMLParser({ ignoreAttributes: false, isArray: (name) => ["entry", "url"].includes(name) }).parse(text);

/** An address that the site gives out, as a path on this test's port. */
const pathOf = (site: Site, url = "") => {
  expect(url.startsWith(site.context.config.PUBLIC_URL)).toBe(true);
  return url.slice(site.context.config.PUBLIC_URL.length);
};

async function sign(site: Site, people: number) {
  for (let one = 0; one < people; one++)
    await signed(site, { email: `p${one}@signers.example`, actions: ["sanctions"] });
  site.pass(2);
}

/** So many people sign, and their number is one of the campaign's goals. */
async function gather(site: Site, people: number) {
  const { db } = site.context;
  const campaign = await findCampaign(db.read, "xinjiang", "en");
  if (!campaign) throw new Error("no campaign");
  const facts = { ...campaign.facts, goals: [people, 100] };
  await db.write((tx) => loadCampaign(tx, facts, { en: campaign.words }));
  await sign(site, people);
}

test("every public page tells what it is, by its own address, with a picture that is there", async () => {
  await using site = await openSite();
  for (const page of PUBLIC) {
    const { text } = await site.get(`${page}?via=telegram&fbclid=x`);
    expect(property(text, "og:url"), page).toBe(site.context.config.PUBLIC_URL + page);
    expect(headOf(text)).toContain(`<link rel="canonical" href="${site.context.config.PUBLIC_URL}${page}"/>`);
    expect(headOf(text)).toContain(`hrefLang="en" href="${site.context.config.PUBLIC_URL}${page}"`);
    expect(property(text, "og:title")).toBeTruthy();
    expect(property(text, "description")).toBe(property(text, "og:description"));
    expect(property(text, "twitter:card")).toBe("summary_large_image");
    expect(property(text, "og:image:alt")).toBeTruthy();
    const picture = await site.get(pathOf(site, property(text, "og:image")));
    expect([picture.status, picture.headers.get("Content-Type")], page).toEqual([200, "image/png"]);
    expect(headOf(text)).not.toMatch(/telegram|fbclid/);
  }
});

test("the picture's address changes with the number on it, and not before", async () => {
  await using site = await openSite();
  const address = async (page: string) => property((await site.get(page)).text, "og:image");
  const [campaign, action] = [await address(CAMPAIGN), await address(ACTION)];
  expect(campaign).not.toBe(action);
  await sign(site, 9);
  expect([await address(CAMPAIGN), await address(ACTION)]).toEqual([campaign, action]);
  await signed(site, { email: "tenth@signers.example", actions: ["non-refoulement"] });
  site.pass(2);
  expect(await address(CAMPAIGN)).not.toBe(campaign);
  expect(await address(ACTION)).toBe(action);
  expect(property((await site.get(CAMPAIGN)).text, "og:image:alt")).toContain("At least 10 people have signed");
});

test("a picture is drawn once for all who ask, and where none can be drawn, the plain one is shown", async () => {
  await using site = await openSite();
  const { picture } = site.context;
  const places: string[] = [];
  site.context.picture = (place, words) => {
    places.push(place); // why: what is drawn inside cannot be counted from outside
    return picture(place, words);
  };
  const path = "/pictures/en/xinjiang/share.png";
  const answers = await Promise.all(Array.from({ length: 50 }, (_, one) => site.ask(`${path}?v=${one}`)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(places).toEqual([path]);
  const { headers } = answers[0] ?? { headers: new Headers() };
  expect(headers.get("Cache-Control")).toMatch(/^public, max-age=300/);
  expect(headers.get("Content-Encoding")).toBeNull();
  expect(headers.get("Cross-Origin-Resource-Policy")).toBe("cross-origin");

  const { error } = console;
  console.error = () => {}; // why: the fault that is made here is told, as it should be
  site.context.picture = () => Promise.reject(new Error("no build for this machine")); // why: every machine of the tests has one
  const plain = await site.get("/pictures/en/xinjiang/sanctions/share.png");
  console.error = error;
  expect([plain.status, plain.location]).toEqual([302, "/share.png"]);
  expect((await site.get("/share.png")).headers.get("Content-Type")).toBe("image/png");
  for (const nothing of [
    "/pictures/en/nowhere/share.png",
    "/pictures/en/xinjiang/nothing/share.png",
    "/pictures/xx/xinjiang/share.png",
  ])
    expect((await site.get(nothing)).status, nothing).toBe(404);
});

test("what is stated for search engines is what the page shows", async () => {
  await using site = await openSite();
  await sign(site, 2);
  expect(dataIn((await site.get(ACTION)).text)).toMatchObject({
    "@type": "WebPage",
    inLanguage: "en",
    isPartOf: { url: site.context.config.PUBLIC_URL + CAMPAIGN },
    interactionStatistic: { userInteractionCount: 2 },
  });
  const { citation } = dataIn((await site.get(CAMPAIGN)).text);
  expect(citation.map(({ name }: { name: string }) => name)).toContain(
    "China Should Release All Detainees in Xinjiang, UN Says",
  );
  expect(dataIn((await site.get("/en")).text)).toMatchObject({ "@type": "WebSite", name: "Countersign" });
});

test("a demonstration says so wherever it is shown, and asks not to be found", async () => {
  await using site = await openSite();
  await site.fillDemo(20);
  await site.restart();
  const demo = await site.get(CAMPAIGN);
  expect(dataIn(demo.text).interactionStatistic).toBeUndefined();
  expect((await site.get("/robots.txt")).text).toBe("User-agent: *\nDisallow: /\n");
  expect((await site.get("/embed/xinjiang")).text).toContain("Every signature is made up");
  expect((await site.get("/embed/xinjiang/badge.svg")).text).toContain("made-up");
});

test("a crawler finds every page in every language, and no page about a person", async () => {
  await using site = await openSite();
  expect((await site.get("/robots.txt")).text).toContain(`Sitemap: ${site.context.config.PUBLIC_URL}/sitemap.xml`);
  const { urlset } = parsed((await site.get("/sitemap.xml")).text);
  const places: string[] = urlset.url.map(({ loc }: { loc: string }) => pathOf(site, loc));
  expect(places).toEqual(expect.arrayContaining(["/en", CAMPAIGN, ACTION, `${CAMPAIGN}/evidence`, "/en/safety"]));
  for (const place of places) expect((await site.get(place)).status, place).toBe(200);
  expect(places.join()).not.toMatch(/manage|confirm|office|organise|check-your-mail|thanks/);
  for (const icon of ["/favicon.svg", "/favicon-32.png", "/apple-touch-icon.png", "/manifest.webmanifest"])
    expect((await site.get(icon)).status, icon).toBe(200);
});

test("search engines are sent to no language in which a campaign has no words", async () => {
  await using site = await openSite();
  const { db } = site.context;
  const campaign = await findCampaign(db.read, "xinjiang", "en");
  if (!campaign) throw new Error("no campaign");
  const facts = { ...campaign.facts, slug: "harbour" };
  await db.write((tx) => loadCampaign(tx, facts, { en: campaign.words, ug: campaign.words }));
  const languagesOf = (html: string) =>
    [...headOf(html).matchAll(/hrefLang="([^"]+)"/g)].map(([, language]) => language).sort();
  for (const page of ["/en/c/harbour", "/tr/c/harbour", "/en/c/harbour/sanctions", "/en/c/harbour/evidence"])
    expect(languagesOf((await site.get(page)).text), page).toEqual(["en", "ug"]);
  expect(languagesOf((await site.get("/en")).text)).toHaveLength(10);
  const map = (await site.get("/sitemap.xml")).text;
  expect(map).toContain("/ug/c/harbour</loc>");
  expect(map).not.toContain("/tr/c/harbour");
  expect(map).toContain("/tr/c/xinjiang</loc>");
});

test("a feed reader learns when it opened, which goals it reached, which office answered, and that it closed", async () => {
  await using site = await openSite();
  const feed = async () => {
    const answer = await site.get(`${CAMPAIGN}/updates.atom`);
    expect(answer.headers.get("Content-Type")).toBe("application/atom+xml; charset=utf-8");
    return { text: answer.text, ...parsed(answer.text).feed };
  };
  const before = await feed();
  expect(before.entry.map(({ title }: { title: string }) => title)).toEqual(["The campaign is open"]);
  expect((await site.get(CAMPAIGN)).text).toContain('type="application/atom+xml"');

  await gather(site, 2);
  site.pass(60);
  const link = await lettered(site);
  await site.post(link, { intent: "answer", position: "agrees", said: "Yes <b>&</b> gladly." });
  await decide(await organiserAt(site), "answers", "approve");
  await site.context.db.write((tx) => closeCampaign(tx, "xinjiang", new Date(Date.now() + 3_600_000)));
  site.context.campaign.forget();
  site.pass(2);
  const after = await feed();
  const titles = after.entry.map(({ title }: { title: string }) => title);
  expect(titles).toHaveLength(4);
  expect(titles[0]).toBe("The campaign is closed");
  expect(titles[1]).toMatch(/has answered$/);
  expect(titles).toContain("2 signatures");
  expect(after.updated).toBe(after.entry[0].updated);
  expect(new Set(after.entry.map(({ id }: { id: string }) => id)).size).toBe(4);
  expect(after.text).not.toMatch(/writers\.example|signers\.example|\/office\//);
});

test("a title that looks like markup stays a title, wherever it is told", async () => {
  await using site = await openSite();
  const { db } = site.context;
  const campaign = await findCampaign(db.read, "xinjiang", "en");
  if (!campaign) throw new Error("no campaign");
  const title = `</script><b onload="x">"&' ]]>`;
  await db.write((tx) => loadCampaign(tx, campaign.facts, { en: { ...campaign.words, title } }));
  site.context.campaign.forget();
  for (const place of [CAMPAIGN, `${CAMPAIGN}/share`, "/embed/xinjiang", "/embed/xinjiang/badge.svg"])
    expect((await site.get(place)).text, place).not.toMatch(/<b |<\/script><b|onload="/);
  expect(dataIn((await site.get(CAMPAIGN)).text).name).toBe(title);
  expect(parsed((await site.get(`${CAMPAIGN}/updates.atom`)).text).feed.title).toBe(`${title}: news`);
  const address = `/oembed?url=${encodeURIComponent(site.context.config.PUBLIC_URL + CAMPAIGN)}`;
  expect(JSON.parse((await site.get(address)).text).html).not.toMatch(/<b |onload="/);
  expect((await site.get("/pictures/en/xinjiang/share.png")).status).toBe(200);
});

test("a feed stays a feed while one page stands for all others", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await organiser.post("/organise/switches", { name: "holding", to: "on", reason: "Too many at once" });
  site.pass(10);
  expect((await site.get(`${CAMPAIGN}/updates.atom`)).text).toContain("<feed");
  expect((await site.get("/embed/xinjiang")).text).toContain('class="embed"');
});
