import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { closeCampaign } from "#app/domain/campaigns.ts";
import { organiserAt, printedLink, signed } from "#tests/organiser.ts";
import { goodForm, openSite, type Site } from "#tests/site.ts";

const SECOND = 1 / 3600; // in hours
const PAGE = "/en/c/xinjiang";
const API = "/api/v1/campaigns";
const PAGES = ["/en", "/en/privacy", "/en/safety", PAGE, `${PAGE}/sign`, `${PAGE}/evidence`, `${PAGE}/sanctions`];
const DATA = [
  `${PAGE}/share`,
  `${PAGE}/thanks?after=share`,
  `${PAGE}/updates.atom`,
  "/embed/xinjiang?theme=dark",
  "/embed/xinjiang/badge.svg",
  "/pictures/en/xinjiang/share.png",
  "/pictures/en/xinjiang/qr.svg",
  "/sitemap.xml",
  "/robots.txt",
  API,
  `${API}/xinjiang`,
  `${API}/xinjiang?locale=en`,
  `${API}/xinjiang/count.json`,
  "/api/v1/openapi.json",
];
const BRIEFLY = "public, max-age=1, stale-while-revalidate=3, stale-if-error=600";

type Sent = { status: number; headers: Record<string, string>; body: Buffer };

/** What is sent over the line, not yet decoded. */
function sent(site: Site, path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Sent> {
  return new Promise((answered, failed) => {
    const asking = request(site.origin + path, { method, headers, agent: false }, async (answer) => {
      const body = Buffer.concat(await answer.toArray());
      const { date: _, ...others } = answer.headers as Record<string, string>;
      answered({ status: answer.statusCode ?? 0, headers: others, body });
    });
    asking.on("error", failed).end();
  });
}

/** Every rendering has a nonce of its own. */
const renderings = (answers: { headers: Headers }[]) =>
  new Set(answers.map(({ headers }) => headers.get("Content-Security-Policy"))).size;

test("two visitors get the same bytes, and nothing of the first is in what the second gets", async () => {
  await using site = await openSite({ TRUST_PROXY: "1" });
  const first = {
    Cookie: "__Host-session=SECRET-A",
    "Accept-Language": "zh-CN, SECRET-B",
    "User-Agent": "SECRET-C",
    "X-Forwarded-For": "203.0.113.77",
    Referer: "https://mail.example/SECRET-D",
    "Accept-Encoding": "br",
  };
  for (const path of [...PAGES, ...DATA]) {
    const marked = `${path}${path.includes("?") ? "&" : "?"}utm_content=SECRET-E&fbclid=SECRET-F`;
    const one = await sent(site, marked, first);
    const other = await sent(site, path, { "Accept-Encoding": "br, gzip", "User-Agent": "another" });
    expect(one.status, path).toBe(200);
    expect(other, path).toEqual(one);
    expect(one.headers["set-cookie"]).toBeUndefined();
    for (const answer of [one, await sent(site, path)])
      expect(JSON.stringify(answer.headers) + textOf(answer), path).not.toMatch(/SECRET|203\.0\.113/);
  }
});

test("a thousand come at once to a page that nobody has seen, and it is rendered once", async () => {
  await using site = await openSite();
  const answers = await Promise.all(Array.from({ length: 1000 }, () => site.get(PAGE)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(renderings(answers)).toBe(1);
  await site.later(SECOND);
  expect(renderings([...answers, ...(await Promise.all(Array.from({ length: 200 }, () => site.get(PAGE))))])).toBe(2);
});

test("the numbers stop coming: everyone sees the last page at once, or after a second", async () => {
  await using site = await openSite();
  const last = await site.get(PAGE);
  site.context.counts = () => new Promise(() => {}); // why: a database that stands still cannot be made to order
  await site.later(2 * SECOND);
  const [waited, ...others] = await Promise.all([site.get(PAGE), site.get(PAGE), site.get(`${PAGE}?again`)]);
  for (const answer of [waited, ...others]) expect(answer?.text).toBe(last.text);
  await site.later(30 * SECOND);
  expect((await site.get(PAGE)).text).toBe(last.text);
});

test("the database fails: the page of the last minute is shown, then the fault; and the log tells it once", async () => {
  await using site = await openSite();
  const { counts } = site.context;
  const last = await site.get(PAGE);
  const logged: string[] = [];
  const { error } = console;
  console.error = (line: string) => logged.push(line); // why: standard error cannot be read from inside
  site.context.counts = () => Promise.reject(new Error("away")); // why: a database that fails cannot be made to order
  try {
    await site.later(10 * SECOND);
    const shown = await Promise.all(Array.from({ length: 20 }, () => site.get(PAGE)));
    expect(new Set(shown.map(({ text }) => text))).toEqual(new Set([last.text]));
    expect(logged.filter((line) => line.startsWith("A page could not be rendered"))).toHaveLength(1);

    await site.later(60 * SECOND);
    const broken = await site.get(PAGE);
    expect([broken.status, broken.headers.get("Cache-Control")]).toEqual([500, "private, no-cache"]);
    expect(broken.text).toContain("<h1>");
    expect((await site.get(`${PAGE}/sign`)).status).toBe(500); // which nobody had seen
  } finally {
    console.error = error;
  }
  site.context.counts = counts;
  expect((await site.get(PAGE)).status).toBe(200);
});

test("she confirms, and within a second everyone sees the new count; the campaign closes, and everyone sees that", async () => {
  await using site = await openSite();
  expect((await site.get(PAGE)).text).toContain('"number">0</strong>');
  expect((await site.get(`${API}/xinjiang/count.json`)).text).toContain('"signatures":0');
  await signed(site, {});
  await site.later(SECOND);
  expect((await site.get(PAGE)).text).toContain('"number">1</strong>');
  expect((await site.get(`${API}/xinjiang/count.json`)).text).toContain('"signatures":1');

  await site.context.db.write((tx) => closeCampaign(tx, "xinjiang"));
  await site.later(SECOND);
  for (const page of [PAGE, `${PAGE}/sign`]) expect((await site.get(page)).text).not.toContain('name="consent"');
});

test("a page comes in the encoding the visitor takes, and reads the same in each", async () => {
  await using site = await openSite();
  const plain = await sent(site, PAGE);
  const tags = new Set([plain.headers.etag]);
  for (const [accepted, encoding] of [
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip;q=0.5", "gzip"],
    ["br;q=0, gzip;q=0", undefined],
    ["identity;q=0, br", "br"],
  ] as const) {
    const answer = await sent(site, PAGE, { "Accept-Encoding": accepted });
    expect(answer.headers).toMatchObject({
      "content-length": String(answer.body.length),
      vary: "Accept-Encoding",
      "cache-control": BRIEFLY,
    });
    expect(answer.headers["content-encoding"]).toBe(encoding);
    expect(textOf(answer)).toBe(plain.body.toString());
    tags.add(answer.headers.etag);
  }
  expect(tags.size).toBe(3);
  const small = await sent(site, `${API}/xinjiang/count.json`, { "Accept-Encoding": "br" });
  expect(small.headers["content-encoding"]).toBeUndefined();
});

test("who has the page is told that it has not changed, and who asks for its head gets only that", async () => {
  await using site = await openSite();
  for (const path of [PAGE, `${API}/xinjiang`]) {
    const whole = await sent(site, path, { "Accept-Encoding": "br" });
    const { etag = "" } = whole.headers;
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await sent(site, path, { "Accept-Encoding": "br", "If-None-Match": known });
      expect([again.status, again.body.length], known).toEqual([304, 0]);
      for (const name of ["etag", "cache-control", "vary", "content-security-policy", "access-control-allow-origin"])
        expect(again.headers[name]).toBe(whole.headers[name]);
      expect(again.headers["content-encoding"]).toBeUndefined();
    }
    for (const other of ['"other"', etag.replace("-br", "-gzip")])
      expect((await sent(site, path, { "Accept-Encoding": "br", "If-None-Match": other })).status).toBe(200);
    const head = await sent(site, path, { "Accept-Encoding": "br" }, "HEAD");
    expect(head).toEqual({ ...whole, body: Buffer.alloc(0) });
  }
});

test("what is about one person, or must be true at once, is kept nowhere", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await site.post(`${PAGE}/sign`, goodForm());
  const confirm = await site.linkTo("rahile@signers.example", "confirm");
  const manage = await site.linkTo("rahile@signers.example", "manage");
  const never: [path: string, status: number, control: string][] = [
    [confirm, 200, "no-store"],
    [manage, 200, "no-store"],
    [`${manage}/copy.json`, 200, "no-store"],
    ["/organise", 200, "no-store"],
    ["/organise/xinjiang/totals.csv", 200, "no-store"],
    [printedLink(site.told), 410, "no-store"],
    ["/mailbox", 200, "private, no-cache"],
    ["/metrics", 200, "no-store"],
    ["/healthz", 200, "no-store"],
    ["/readyz", 200, "no-store"],
    [`${PAGE}/confirmed`, 200, "private, no-cache"],
    [`${PAGE}/check-your-mail?for=letter`, 200, "private, no-cache"],
    [`${PAGE}/fact-finding-mission/letter?country=XX`, 200, "private, no-cache"],
    [`${PAGE}/no-such-action`, 404, "private, no-cache"],
    ["/en/c/no-such-campaign", 404, "private, no-cache"],
    ["/en/nowhere", 404, "private, no-cache"],
  ];
  for (const [path, status, control] of never) {
    const { headers, status: answered } = await organiser.get(path);
    expect([answered, headers.get("Cache-Control"), headers.get("ETag")], path).toEqual([status, control, null]);
  }
  expect((await site.get(`${PAGE}/check-your-mail?for=letter`)).text).toContain("letter");
  const refused = await site.post(`${PAGE}/sign`, goodForm({ email: "rahile" }));
  expect([refused.status, refused.headers.get("Cache-Control")]).toEqual([400, "no-store"]);
  expect((await site.get(`${PAGE}/sign`)).text).not.toContain("Rahile");
});

function textOf({ headers, body }: Sent): string {
  if (headers["content-encoding"] === "br") return brotliDecompressSync(body).toString();
  return (headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString();
}

test("the style sheet comes packed to whoever can unpack it, plain to whoever cannot, and is kept for good", async () => {
  await using site = await openSite();
  const [path = ""] = /\/assets\/[\w-]+\.css/.exec((await site.get("/en")).text) ?? [];
  const plain = await sent(site, path);
  expect(plain.headers["content-encoding"]).toBeUndefined();
  const inBrotli = await sent(site, path, { "Accept-Encoding": "gzip, deflate, br" });
  const inGzip = await sent(site, path, { "Accept-Encoding": "gzip" });
  expect(brotliDecompressSync(inBrotli.body)).toEqual(plain.body);
  expect(gunzipSync(inGzip.body)).toEqual(plain.body);
  expect(inBrotli.body.length).toBeLessThan(plain.body.length / 4);
  for (const { headers } of [plain, inBrotli, inGzip])
    expect(headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-type": "text/css; charset=utf-8",
      vary: "Accept-Encoding",
      "x-content-type-options": "nosniff",
    });
  const head = await sent(site, path, { "Accept-Encoding": "br" }, "HEAD");
  expect([head.body.length, head.headers["content-length"]]).toEqual([0, String(inBrotli.body.length)]);
  expect((await sent(site, "/assets/nothing.css")).status).toBe(404);
});
