import { expect, test } from "vitest";
import { closeCampaign } from "#app/domain/campaigns.ts";
import { signed } from "#tests/organiser.ts";
import { openSite } from "#tests/site.ts";

const BOX = "/embed/xinjiang";
const framed = (headers: Headers) => /frame-ancestors [^;]+/.exec(headers.get("Content-Security-Policy") ?? "")?.[0];

test("the box alone may be framed by other sites, and it sets no cookie and takes no style of theirs", async () => {
  await using site = await openSite();
  const box = await site.get(`${BOX}?theme=dark%22%3E%3Cstyle&css=x&look=%3Cb%3E`);
  expect(box.status).toBe(200);
  expect(framed(box.headers)).toBe("frame-ancestors *");
  expect(box.headers.get("X-Frame-Options")).toBeNull();
  expect(box.headers.get("Set-Cookie")).toBeNull();
  expect(box.headers.get("Cache-Control")).toContain("public");
  expect(box.text).toBe((await site.get(BOX)).text);
  expect(box.text).not.toMatch(/<form|<link|style="/);
  expect((await site.get(`${BOX}?theme=light`)).text).toContain('data-theme="light"');

  const others = [
    "/en",
    "/en/c/xinjiang",
    "/en/c/xinjiang/sign",
    "/en/c/xinjiang/share",
    "/en/c/xinjiang/thanks",
    "/en/nowhere",
  ];
  for (const page of [
    ...others,
    "/organise/sign-in",
    `${BOX}/badge.svg`,
    "/embed/nowhere",
    "/oembed",
    "/sitemap.xml",
    "/embed.js",
  ])
    expect(framed((await site.get(page)).headers), page).toBe("frame-ancestors 'none'");
});

test("its links open in the whole window and say that somebody came by an embed", async () => {
  await using site = await openSite();
  const { text } = await site.get(BOX);
  for (const path of ["/en/c/xinjiang/sign", "/en/c/xinjiang"])
    expect(text).toMatch(new RegExp(`<a [^>]*href="${path}\\?via=embed" target="_top"`));
  expect([...text.matchAll(/<a /g)]).toHaveLength(2);
  await site.context.db.write((tx) => closeCampaign(tx, "xinjiang"));
  site.context.campaign.forget();
  site.pass(2);
  const closed = (await site.get(BOX)).text;
  expect(closed).not.toContain("/sign?");
  expect(closed).toContain("This campaign is closed.");
});

test("the badge shows the present number, in words for whoever cannot see it", async () => {
  await using site = await openSite();
  await signed(site, {});
  site.pass(2);
  const { text, headers } = await site.get(`${BOX}/badge.svg?theme=dark`);
  expect(headers.get("Content-Type")).toBe("image/svg+xml; charset=utf-8");
  expect(headers.get("Cross-Origin-Resource-Policy")).toBe("cross-origin");
  expect(text).toContain("<title>Act on the UN’s Xinjiang report: 1 confirmed signature</title>");
  expect(text).toMatch(/>1<\/text>.*>signature<\/text>/);
  expect(text).not.toMatch(/script|http:\/\/(?!www\.w3\.org)/);
});

test("a program that knows oEmbed makes the box out of the plain address, and of no other site's", async () => {
  await using site = await openSite();
  const { PUBLIC_URL } = site.context.config;
  const ask = (url: string, more = "") => site.get(`/oembed?url=${encodeURIComponent(url)}${more}`);
  const link = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/;
  const found = link.exec((await site.get("/en/c/xinjiang/sanctions")).text)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const { text, headers } = await site.get(found.slice(PUBLIC_URL.length));
  expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
  const answer = JSON.parse(text);
  expect(answer).toMatchObject({ version: "1.0", type: "rich", width: 600, height: 300, provider_name: "Countersign" });
  expect(answer.html).toContain(`<iframe src="${PUBLIC_URL}${BOX}?locale=en" width="600" height="300"`);

  expect(JSON.parse((await ask(`${PUBLIC_URL}/en/c/xinjiang`, "&maxwidth=320")).text)).toMatchObject({
    width: 320,
    height: 460,
  });
  for (const [url, more, status] of [
    ["https://other.example/en/c/xinjiang", "", 404],
    [`${PUBLIC_URL}/en/c/nowhere`, "", 404],
    [`${PUBLIC_URL}/en/manage/token`, "", 404],
    ["", "", 404],
    [`${PUBLIC_URL}/en/c/xinjiang`, "&maxheight=100", 404],
    [`${PUBLIC_URL}/en/c/xinjiang`, "&format=xml", 501],
  ] as const)
    expect((await ask(url, more)).status, url + more).toBe(status);
});
