import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encoded, type Fields, goodForm, openSite, type Site } from "#tests/site.ts";

// One site for the whole table: nothing here may change anything, which the last test proves.
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const SIGN = "/en/c/xinjiang/sign";
const without = (field: string) => Object.fromEntries(Object.entries(goodForm()).filter(([name]) => name !== field));

const refused: [string, string, Fields][] = [
  ["no name", "name", without("name")],
  ["an empty name", "name", goodForm({ name: "  " })],
  ["a name of 101 characters", "name", goodForm({ name: "x".repeat(101) })],
  ["two names", "name", goodForm({ name: ["A", "B"] })],
  ["a name with a line break, for the mail's headers", "name", goodForm({ name: "A\r\nBcc: all@victims.example" })],
  ["a name with NUL", "name", goodForm({ name: "A\0B" })],
  ["a name with an escape character", "name", goodForm({ name: "A\u001b[2J" })],
  ["a name that turns the text around", "name", goodForm({ name: "A\u202eB" })],
  ["a name with a bidi isolate", "name", goodForm({ name: "A\u2066B" })],
  ["a name with half a character", "name", goodForm({ name: "A\ud800" })],
  ["a name with a web address", "name", goodForm({ name: "Buy at https://shop.example" })],
  ["a name that a spreadsheet would run", "name", goodForm({ name: "=1+1" })],
  ["no address", "email", without("email")],
  ["an empty address", "email", goodForm({ email: "" })],
  ["an address without @", "email", goodForm({ email: "rahile" })],
  ["two addresses", "email", goodForm({ email: "a@signers.example, b@signers.example" })],
  ["an address sent twice", "email", goodForm({ email: ["a@signers.example", "b@signers.example"] })],
  ["an address with a line break", "email", goodForm({ email: "a@signers.example\r\nBcc: b@signers.example" })],
  ["an address with a display name", "email", goodForm({ email: "A <a@signers.example>" })],
  ["an address of 255 characters", "email", goodForm({ email: `${"a".repeat(240)}@signers.example` })],
  ["no country", "country", without("country")],
  ["a country that is none", "country", goodForm({ country: "ZZ" })],
  ["a country in small letters", "country", goodForm({ country: "de" })],
  ["two countries", "country", goodForm({ country: ["DE", "FR"] })],
  ["no recommendation", "actions", without("actions")],
  ["no choice of visibility", "visibility", without("visibility")],
  ["a visibility that is none", "visibility", goodForm({ visibility: "everyone" })],
  ["two visibilities", "visibility", goodForm({ visibility: ["public", "count"] })],
  ["a comment of 501 characters", "comment", goodForm({ comment: "x".repeat(501) })],
  ["a comment with NUL", "comment", goodForm({ comment: "a\0b" })],
  ["a comment that turns the text around", "comment", goodForm({ comment: "a\u202eb" })],
  ["two comments", "comment", goodForm({ comment: ["a", "b"] })],
  ["updates that are neither on nor absent", "updates", goodForm({ updates: "yes" })],
  ["no consent", "consent", without("consent")],
  ["consent that says no", "consent", goodForm({ consent: "off" })],
];

test.each(refused)("%s: the form again, with the fault at its field", async (_what, field, form) => {
  const answer = await site.post(SIGN, form);
  expect(answer.status).toBe(400);
  expect(answer.text).toContain(`href="#${field}"`); // the summary leads to the field
  expect(answer.text).toContain(`id="${field}"`);
  expect(answer.text).toContain('role="alert"');
});

test("every good value is kept when one is wrong", async () => {
  const form = goodForm({ email: "wrong", comment: "I care <b>much</b>", updates: "on", actions: ["remedy"] });
  const { text } = await site.post(SIGN, form);
  expect(text).toContain('value="Rahile Demo"');
  expect(text).toContain('value="wrong"');
  expect(text).toContain("I care &lt;b&gt;much&lt;/b&gt;");
  expect(text).toMatch(/<option value="DE"[^>]*selected/);
  for (const [name, value] of [
    ["actions", "remedy"],
    ["visibility", "recipient"],
    ["updates", "on"],
    ["consent", "on"],
  ])
    expect(
      inputs(text).find((input) => input.includes(`name="${name}"`) && input.includes(`value="${value}"`)),
    ).toContain("checked");
  expect(inputs(text).filter((input) => input.includes('name="actions"') && input.includes("checked"))).toHaveLength(1);
});

test("names of all scripts are accepted", async () => {
  for (const [index, name] of ["ئاينۇر", "古丽", "Айгүл", "Ö. Çelik-O’Neil", "Nguyễn Văn A", "نرگس‌خانم"].entries())
    expect(
      (await site.post(SIGN, goodForm({ name, email: `script${index}@unkept.example`, actions: ["no-such"] }))).status,
      name,
    ).toBe(404);
});

const answers: [string, () => Promise<{ status: number }>, number][] = [
  ["an unknown recommendation", () => site.post(SIGN, goodForm({ actions: ["sanctions", "no-such"] })), 404],
  ["an unknown campaign", () => site.post("/en/c/no-such/sign", goodForm()), 404],
  ["an unknown language", () => site.get("/xx/c/xinjiang"), 404],
  ["a body of exactly 64 KB", () => site.post(SIGN, oversized(64 * 1024)), 400],
  ["a body of one byte more", () => site.post(SIGN, oversized(64 * 1024 + 1)), 413],
  ["a body that does not say how long it is", () => site.ask(SIGN, streamed("x=".padEnd(70_000, "x"))), 413],
  [
    "JSON instead of a form",
    () => site.ask(SIGN, { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } }),
    415,
  ],
  ["a form with files", () => site.ask(SIGN, { method: "POST", body: new FormData() }), 415],
  ["no body and no type", () => site.ask(SIGN, { method: "POST" }), 415],
  ["PUT", () => site.ask(SIGN, { method: "PUT", body: "x" }), 405],
  ["DELETE", () => site.ask(SIGN, { method: "DELETE" }), 405],
  ["PATCH", () => site.ask("/en", { method: "PATCH", body: "x" }), 405],
  ["POST to a page that takes none", () => site.post("/en/privacy"), 405],
  ["POST to an address there is not", () => site.post("/en/nowhere/at/all"), 404],
  ["a token that is none", () => site.get("/en/confirm/%00"), 404],
  ["a token of 10,000 characters", () => site.get(`/en/confirm/${"x".repeat(10_000)}`), 404],
  ["a manage token that is none", () => site.post("/en/manage/nobody", { intent: "erase" }), 404],
];

test.each(answers)("%s is answered as the contract says", async (_what, ask, status) => {
  expect((await ask()).status).toBe(status);
});

describe("requests as no browser sends them", () => {
  const raw: [string, string, number][] = [
    ["GET //", "GET // HTTP/1.1", 404],
    ["GET ///etc/passwd", "GET ///etc/passwd HTTP/1.1", 404],
    ["broken percent-encoding", "GET /en/%E0%A4%A HTTP/1.1", 404],
    ["a percent sign alone", "GET /% HTTP/1.1", 404],
    ["NUL in the path", "GET /en/c/%00 HTTP/1.1", 404],
    ["dots", "GET /assets/../../../package.json HTTP/1.1", 404],
    ["encoded dots", "GET /assets/%2e%2e%2f%2e%2e%2fpackage.json HTTP/1.1", 404],
    ["an address of another host", "GET http://other.example/en HTTP/1.1", 404],
    ["TRACE", "TRACE /en HTTP/1.1", 405],
  ];
  test.each(raw)("%s", async (_what, line, status) => {
    expect(await statusOf(line)).toBe(status);
  });

  test("a form in invalid UTF-8 is refused with the form", async () => {
    const body = encoded(goodForm({ name: "NAME" })).replace("NAME", "%FF%FE");
    const answer = await site.ask(SIGN, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('href="#name"');
  });
});

describe("forms sent from elsewhere", () => {
  const origins: [string, Record<string, string>, number][] = [
    ["another site", { Origin: "https://other.example" }, 403],
    ["a page without origin", { Origin: "null" }, 403],
    ["a subdomain", { "Sec-Fetch-Site": "same-site" }, 403],
    ["another site, by the browser's word", { "Sec-Fetch-Site": "cross-site" }, 403],
    ["a program that says nothing", {}, 404],
    ["this site", { "Sec-Fetch-Site": "same-origin" }, 404],
  ];
  test.each(origins)("%s", async (_what, headers, status) => {
    expect((await site.post(SIGN, goodForm({ actions: ["no-such"] }), headers)).status).toBe(status);
  });
  test("this site's own origin passes, also where the proxy has renamed the host", async () => {
    expect(
      (await site.post(SIGN, goodForm({ actions: ["no-such"] }), { Origin: site.context.config.PUBLIC_URL })).status,
    ).toBe(404);
  });
});

test("after all this nothing is kept, and no mail waits", async () => {
  expect(await site.mails()).toHaveLength(0);
  expect((await site.get("/metrics")).text).toContain("countersign_mail_waiting 0");
  expect(await site.count()).toMatchObject({ signatures: 0 });
});

const inputs = (html: string) => html.match(/<input[^>]*>/g) ?? [];

/** A form whose body has just so many bytes, by a comment that is far too long. */
function oversized(bytes: number): Fields {
  return goodForm({ comment: "x".repeat(bytes - encoded(goodForm({ comment: "" })).length) });
}

function streamed(body: string): RequestInit {
  const stream = new Blob([body]).stream();
  return {
    method: "POST",
    body: stream,
    duplex: "half",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  } as RequestInit;
}

/** The status of a request line sent as it is, which fetch would mend. */
async function statusOf(line: string): Promise<number> {
  const { connect } = await import("node:net");
  const { port, hostname } = new URL(site.origin);
  return new Promise((answered, failed) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${line}\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n\r\n`),
    );
    let text = "";
    socket.on("data", (bytes) => {
      text += bytes;
    });
    socket.on("end", () => answered(Number(text.split(" ")[1])));
    socket.on("error", failed);
  });
}
