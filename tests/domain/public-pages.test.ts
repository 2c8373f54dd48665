import { expect, test } from "vitest";
import { encodingsFor } from "#app/web/accept-encoding.ts";
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
  ["/api/v1/campaigns?x=%", "/api/v1/campaigns"],
  ["/api/v1/campaigns/xinjiang", "/api/v1/campaigns/xinjiang"],
  ["/api/v1/campaigns/xinjiang?b=1&locale=en&a=2", "/api/v1/campaigns/xinjiang?locale=en"],
  ["/api/v1/campaigns/xinjiang/count.json?locale=en&t=1700000000", "/api/v1/campaigns/xinjiang/count.json"],
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
  "/en/c/%78injiang",
  "/en/c/../c/xinjiang",
  "/en/c/xinjiang#sign",
  "/en/c/xinjiang/check-your-mail?for=letter",
  "/en/c/xinjiang/confirmed",
  "/en/c/xinjiang/confirmed/",
  "/en/c/xinjiang/sanctions/letter?country=XX",
  "/en/confirm/token",
  "/en/manage/token",
  "/en/manage/token/copy.json",
  "/api/v1/campaigns/xinjiang?locale=ug",
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
