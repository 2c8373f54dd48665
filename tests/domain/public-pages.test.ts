import { expect, test } from "vitest";
import { encodingsFor } from "#app/web/accept-encoding.ts";
import { prepare } from "#app/web/prepared-page.ts";
import { publicAddress } from "#app/web/public-pages.ts";

const one: [asked: string, kept: string][] = [
  ["/en", "/en"],
  ["/en/", "/en"],
  ["/en?", "/en"],
  ["/en/privacy?fbclid=x", "/en/privacy"],
  ["/en/safety", "/en/safety"],
  ["/en/c/xinjiang?utm_source=mail&utm_id=rahile", "/en/c/xinjiang"],
  ["/en/c/xinjiang/sign?name=Rahile", "/en/c/xinjiang/sign"],
  ["/en/c/xinjiang/evidence/?_data=root", "/en/c/xinjiang/evidence"],
  ["/en/c/xinjiang/sanctions", "/en/c/xinjiang/sanctions"],
  ["/en/c/xinjiang/thanks?after=share&x=1", "/en/c/xinjiang/thanks?after=share"],
  ["/en/c/xinjiang/thanks?after=rahile", "/en/c/xinjiang/thanks"],
  ["/en/c/xinjiang/share?fbclid=x", "/en/c/xinjiang/share"],
  ["/en/c/xinjiang/updates.atom?t=1", "/en/c/xinjiang/updates.atom"],
  ["/embed/xinjiang?theme=dark&look=line&locale=en", "/embed/xinjiang?locale=en&theme=dark&look=line"],
  ["/embed/xinjiang?theme=;x:url(y)&css=z", "/embed/xinjiang"],
  ["/embed/xinjiang/badge.svg?theme=light", "/embed/xinjiang/badge.svg?theme=light"],
  ["/pictures/en/xinjiang/share.png?v=0123456789", "/pictures/en/xinjiang/share.png"],
  ["/pictures/en/xinjiang/sanctions/qr.svg", "/pictures/en/xinjiang/sanctions/qr.svg"],
  ["/sitemap.xml", "/sitemap.xml"],
  ["/robots.txt?x", "/robots.txt"],
  ["/api/v1/campaigns?x=%", "/api/v1/campaigns"],
  ["/api/v1/campaigns/xinjiang", "/api/v1/campaigns/xinjiang"],
  ["/api/v1/campaigns/xinjiang?b=1&locale=en&a=2", "/api/v1/campaigns/xinjiang?locale=en"],
  ["/api/v1/campaigns/xinjiang/count.json?locale=en&t=1700000000", "/api/v1/campaigns/xinjiang/count.json?locale=en"],
  ["/en/c/xinjiang?quiet=yes&via=email&x=1", "/en/c/xinjiang?via=email&quiet=yes"],
  ["/en/safety?quiet=no", "/en/safety"],
  ["/en/c/xinjiang/countries", "/en/c/xinjiang/countries"],
  ["/en/c/xinjiang/countries.svg?v=1", "/en/c/xinjiang/countries.svg"],
  ["/en/c/xinjiang/sources.bib", "/en/c/xinjiang/sources.bib"],
  ["/api/v1/openapi.json", "/api/v1/openapi.json"],
];

test.each(one)("%s is kept as %s", (asked, kept) => {
  expect(publicAddress(asked)).toBe(kept);
});

const none = [
  "/",
  "//en",
  "/organise",
  "/mailbox",
  "/metrics",
  "/healthz",
  "/readyz",
  "/xx/c/xinjiang",
  "/EN",
  "/en.data",
  "/en/c/xinjiang.data",
  "/en/c/xinjiang/countries.svgz",
  "/api/v1/campaigns/xinjiang/count.json?locale=xx",
  "/en/c/%78injiang",
  "/en/c/../c/xinjiang",
  "/en/c/xinjiang#sign",
  "/pictures/xx/xinjiang/share.png",
  "/embed/xinjiang/badge.png",
  "/oembed?url=x",
  "/en/c/xinjiang/check-your-mail?for=letter",
  "/en/c/xinjiang/confirmed",
  "/en/c/xinjiang/confirmed/",
  "/en/c/xinjiang/sanctions/letter?country=XX",
  "/en/confirm/token",
  "/en/manage/token",
  "/en/manage/token/copy.json",
  "/api/v1/campaigns/xinjiang?locale=sw",
  "/assets/site.css",
  "http://other.example/en",
  "*",
  "",
];

test.each(none)("%s is nobody's to keep", (asked) => {
  expect(publicAddress(asked)).toBeNull();
});

const accepted: [header: string | undefined, encodings: string[]][] = [
  [undefined, ["identity"]],
  ["", ["identity"]],
  ["gzip, deflate, br, zstd", ["br", "gzip", "identity"]],
  ["GZIP", ["gzip", "identity"]],
  ["br;q=0.5, gzip", ["gzip", "br", "identity"]],
  ["br;q=0, gzip;q=0", ["identity"]],
  ["br ; q=0.0 , *", ["gzip", "identity"]],
  ["identity", ["identity"]],
  ["identity;q=0.5, gzip;q=0.2", ["identity", "gzip"]],
  ["identity;q=0, *;q=0.1", ["br", "gzip"]],
  ["*;q=0", []],
  ["gzip;q=much", ["identity"]],
];

test.each(accepted)("Accept-Encoding %s takes %j", (header, encodings) => {
  expect(encodingsFor(header)).toEqual(encodings);
  expect(encodingsFor(header)).toEqual(encodings);
});

const answer = (
  text: string,
  headers: Record<string, string> = { "Cache-Control": "public, max-age=1" },
  status = 200,
) => ({
  status,
  headers: Object.entries(headers),
  body: Buffer.from(text),
});

test("a page rendered anew with the same words is not encoded again, but has the headers of its own rendering", async () => {
  const last = await prepare(answer("words ".repeat(1000), { "Cache-Control": "public", "X-Nonce": "one" }));
  const same = await prepare(answer("words ".repeat(1000), { "Cache-Control": "public", "X-Nonce": "two" }), last);
  expect(same.br?.body).toBe(last.br?.body);
  expect([same.br?.etag, same.br?.head.includes("two"), same.br?.head.includes("one")]).toEqual([
    last.br?.etag,
    true,
    false,
  ]);
  const other = await prepare(answer("other ".repeat(1000)), last);
  expect(other.br?.body).not.toEqual(last.br?.body);
  expect(other.br?.etag).not.toBe(last.br?.etag);
});

const unkept: [what: string, headers: Record<string, string>, status?: number][] = [
  ["says nothing", {}],
  ["is private", { "Cache-Control": "private, max-age=9" }],
  ["must not be stored", { "Cache-Control": "public, no-store" }],
  ["sets a cookie", { "Cache-Control": "public", "Set-Cookie": "a=b" }],
  ["is another for each language", { "Cache-Control": "public", Vary: "Accept-Language" }],
  ["is not there", { "Cache-Control": "public" }, 404],
  ["leads elsewhere", { "Cache-Control": "public", Location: "/en" }, 302],
];

test.each(unkept)("an answer that %s is not kept", async (_what, headers, status) => {
  expect((await prepare(answer("x", headers, status))).keep).toBe(false);
});
