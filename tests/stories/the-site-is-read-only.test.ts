import { expect, test } from "vitest";
import { anOrganiser } from "#app/domain/organisers/people.ts";
import { newSignInLink } from "#app/domain/organisers/sign-in.ts";
import { signatures } from "#db/schema.ts";
import { ADA, confirmByMail, goodLetter, idOf, LETTER } from "#tests/letters.ts";
import { organiserAt, turnSwitch } from "#tests/organiser.ts";
import { goodForm, openSite } from "#tests/site.ts";

const SIGN = "/en/c/xinjiang/sign";
const HERS = "rahile@signers.example";

test("read-only: whatever is sent comes back whole with a button to send it again; nothing is kept, nothing leaves", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await site.post(SIGN, goodForm());
  const [confirm, manage] = [await site.linkTo(HERS, "confirm"), await site.linkTo(HERS, "manage")];
  const ada = await idOf(site);
  await site.post(LETTER, goodLetter(ada));
  const before = await site.mails();
  await confirmByMail(site); // the letter is due, and has not left
  await turnSwitch(organiser, "read-only", "on");

  const hers = goodForm({ email: "late@signers.example", name: 'Late "<b>" Demo', comment: "One\nTwo" });
  for (const [path, fields] of [
    [SIGN, hers],
    [LETTER, goodLetter(ada)],
    [confirm, {}],
    [manage, { intent: "withdraw" }],
    ["/organise/xinjiang", {}],
    ["/nowhere", {}],
  ] as const) {
    const refused = await organiser.post(path, fields);
    expect(refused.status, path).toBe(503);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(refused.headers.get("Cache-Control")).toBe("no-store");
    expect(refused.text).toContain(`<form class="form" method="post" action="${path}">`);
    expect(refused.text).toMatch(/closed it for changes since .*UTC/);
  }
  const { text } = await site.post(SIGN, hers);
  const again = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value?.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">"),
  ]);
  expect(again).toEqual(Object.entries(hers).flatMap(([name, values]) => [values].flat().map((one) => [name, one])));
  const machine = { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } };
  expect((await site.ask("/webhooks/any", machine)).status).toBe(503);

  for (const page of ["/en/c/xinjiang", SIGN, LETTER]) {
    const shown = await site.get(page);
    expect([shown.status, shown.text.includes("<form")], page).toEqual([200, false]);
    expect(shown.text, page).toContain("can only be read");
  }
  expect((await site.get("/en/read-only")).status).toBe(200);
  expect(await site.mails()).toEqual(before);

  await turnSwitch(organiser, "read-only", "off");
  expect((await site.get("/en/read-only")).status).toBe(404);
  expect((await site.post(SIGN, { ...hers, name: "Late Demo" })).status).toBe(303);
  expect((await site.post(confirm)).status).toBe(303);
  expect(await site.mailsTo(ADA)).toHaveLength(1);
  expect(await site.count()).toMatchObject({ signatures: 1 });
});

test("while the site is read-only, what nobody confirmed becomes unreadable in time all the same", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await site.post(SIGN, goodForm());
  const { db, keys } = site.context;
  const [row] = await db.read.select().from(signatures);
  const [pending, key] = [row?.pending as Uint8Array, row?.pendingKey as string];
  expect(keys.open(pending, key)).toMatchObject({ email: HERS });
  await turnSwitch(organiser, "read-only", "on");
  await site.later(96);
  expect(await db.read.select().from(signatures)).toHaveLength(1);
  expect(keys.open(pending, key)).toBeNull();
});

test("organisers come in and go while the site is read-only, and end it", async () => {
  await using site = await openSite();
  const first = await organiserAt(site);
  await turnSwitch(first, "read-only", "on");
  expect((await first.post("/organise/sign-out")).status).toBe(303);
  const { db } = site.context;
  const link = await db.write(async (tx) => newSignInLink(tx, await anOrganiser(tx)));
  const { status, headers } = await site.post(`/organise/sign-in/${link}`);
  expect(status).toBe(303);
  const cookie = (headers.get("Set-Cookie") ?? "").split(";")[0] as string;
  const post = (path: string, fields = {}) => site.post(path, fields, { Cookie: cookie });
  expect((await turnSwitch({ post }, "read-only", "off")).status).toBe(303);
  expect((await site.post(SIGN, goodForm())).status).toBe(303);
});
