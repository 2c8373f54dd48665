import { isNotNull } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { type Mail, post } from "#app/domain/outbox.ts";
import { mailedToday, outbox } from "#db/schema.ts";
import { openMailServer } from "#tests/mail-server.ts";
import { goodForm, openSite, type Site } from "#tests/site.ts";

const IN_FLIGHT = 40; // app/domain/outbox/deliver.ts
const MINUTE_H = 1 / 60;
const words = { confirmToken: "c", manageToken: "m", again: false };

const confirmation = (n: number, changes: Partial<Mail> = {}) =>
  ({ kind: "confirm-signature", to: `signer${n}@signers.example`, locale: "en", words, ...changes }) as Mail;

async function postAll(site: Site, mails: Mail[], dueAt?: Date) {
  const { db, keys, now } = site.context;
  await db.write(async (tx) => {
    for (const mail of mails) await post(tx, keys, mail, now(), dueAt);
  });
}
const many = (number: number) => Array.from({ length: number }, (_, n) => confirmation(n));
const waiting = (site: Site) => site.context.db.read.select().from(outbox);
const leased = (site: Site) => site.context.db.read.select().from(outbox).where(isNotNull(outbox.leasedUntil));
const kinds = (rows: { kind: string }[]) => rows.map((row) => row.kind).sort();

// why: the log is standard error, which is this process's own
const silent = () => vi.spyOn(console, "error").mockImplementation(() => {});

test("one mail hangs, and nobody else waits for it", async () => {
  using _log = silent();
  const server = await openMailServer();
  await using site = await openSite({ SMTP_URL: server.url });
  server.answers.recipient = (address) => (address.startsWith("signer7@") ? "silence" : undefined);
  await postAll(site, many(100));
  const sending = site.sendDue();
  await expect.poll(() => server.arrived.length, { timeout: 20_000 }).toBe(99);
  await expect.poll(async () => (await waiting(site)).length).toBe(1);
  await server[Symbol.asyncDispose]();
  await sending;
});

test("the mail server takes its time: no more is claimed than is on its way, and signing goes on", async () => {
  using _log = silent();
  const server = await openMailServer();
  await using site = await openSite({ SMTP_URL: server.url });
  server.answers.message = "silence";
  await postAll(site, many(300));
  const sending = site.sendDue();
  await expect.poll(async () => (await leased(site)).length).toBe(IN_FLIGHT);
  for (let n = 0; n < 10; n++)
    expect((await site.post("/en/c/xinjiang/sign", goodForm({ email: `late${n}@signers.example` }))).status).toBe(303);
  expect(await leased(site)).toHaveLength(IN_FLIGHT);
  expect(await waiting(site)).toHaveLength(310);
  await server[Symbol.asyncDispose]();
  await sending;
});

test.each([
  ["says 421 to all who connect", { connect: { code: 421 } }],
  ["hangs up on everybody", { recipient: "hang up" }],
] as const)(
  "the mail server %s: nobody's mail is put off for it, and all leaves within a minute of its return",
  async (_what, answers) => {
    using _log = silent();
    await using server = await openMailServer();
    await using site = await openSite({ SMTP_URL: server.url });
    Object.assign(server.answers, answers);
    await postAll(site, many(100));
    for (let minute = 0; minute < 10; minute++) {
      await site.sendDue();
      await site.later(MINUTE_H);
    }
    expect(server.arrived).toHaveLength(0);
    expect(new Set((await waiting(site)).map((row) => row.tries))).toEqual(new Set([0]));
    expect((await site.get("/metrics")).text).toContain("countersign_mail_server_up 0\n");

    server.answers.connect = undefined;
    server.answers.recipient = undefined;
    await site.later(MINUTE_H / 2);
    await site.sendDue();
    await site.sendDue();
    await site.later(MINUTE_H / 2);
    await site.sendDue();
    expect(server.arrived.flatMap(({ to }) => to).sort()).toEqual(
      many(100)
        .map(({ to }) => to)
        .sort(),
    );
    expect((await site.get("/metrics")).text).toContain("countersign_mail_server_up 1\n");
  },
);

test("the mail server says “not now” to everybody: few are asked meanwhile, and the others leave at once when it is over", async () => {
  await using server = await openMailServer();
  await using site = await openSite({ SMTP_URL: server.url });
  server.answers.recipient = { code: 451 };
  await postAll(site, many(200));
  await site.sendDue();
  const asked = (await waiting(site)).filter((row) => row.tries > 0);
  expect(asked.length).toBeLessThanOrEqual(IN_FLIGHT + 20);
  server.answers.recipient = undefined;
  await site.later(MINUTE_H / 30);
  await site.sendDue();
  await site.later(MINUTE_H);
  await site.sendDue();
  expect(server.arrived).toHaveLength(200);
});

test("a mail that is posted for later leaves later", async () => {
  await using server = await openMailServer();
  await using site = await openSite({ SMTP_URL: server.url });
  await postAll(site, [confirmation(1)], new Date(site.context.now().getTime() + 3 * 60_000));
  await site.sendDue();
  expect(server.arrived).toHaveLength(0);
  await site.later(4 * MINUTE_H);
  await site.sendDue();
  expect(server.arrived).toHaveLength(1);
});

test("somebody uses us against a mailbox, under every spelling of it: ten mails come that day, and ten the next", async () => {
  await using server = await openMailServer();
  await using site = await openSite({ SMTP_URL: server.url });
  const midnight = 24 * 3_600_000;
  await site.later((midnight - (site.context.now().getTime() % midnight) + 3_600_000) / 3_600_000);
  const hers = Array.from({ length: 14 }, (_, n) =>
    confirmation(0, {
      to: `rahile+${n}@gmail.com`,
      kind: n % 2 ? "confirm-letter" : "confirm-signature",
    } as Partial<Mail>),
  );
  await postAll(site, hers.slice(0, 6));
  await Promise.all([site.sendDue(), site.sendDue()]);
  await postAll(site, [...hers.slice(6), confirmation(1)]);
  await Promise.all([site.sendDue(), site.sendDue()]);
  const to = () => server.arrived.flatMap((message) => message.to);
  expect(to().filter((address) => address.startsWith("rahile"))).toHaveLength(10);
  expect(to()).toContain("signer1@signers.example");
  expect(await waiting(site)).toEqual([]);
  const { text } = await site.get("/metrics");
  expect(text).toContain("countersign_mail_sent_total 11\n");
  expect(text).toContain("countersign_mail_capped_total 4\n");

  await site.later(24);
  expect(await site.context.db.read.select().from(mailedToday)).toEqual([]); // nothing says who was mailed yesterday
  await postAll(site, hers.slice(0, 1));
  await site.sendDue();
  expect(server.arrived).toHaveLength(12);
});

test("a second try of a mail is not another mail to its address", async () => {
  await using server = await openMailServer();
  await using site = await openSite({ SMTP_URL: server.url });
  server.answers.recipient = { code: 450 };
  await postAll(site, Array<Mail>(10).fill(confirmation(1)));
  for (let n = 0; n < 3; n++) {
    await site.sendDue();
    await site.later(5 * MINUTE_H);
  }
  server.answers.recipient = undefined;
  await site.sendDue();
  expect(server.arrived).toHaveLength(10);
});

test("what may leave within a minute leaves spread over it, and not all at its beginning", async () => {
  await using server = await openMailServer();
  await using site = await openSite({ SMTP_URL: server.url, MAIL_PER_MINUTE: "600" });
  const minute = 60_000;
  await site.later((minute - (site.context.now().getTime() % minute)) / 3_600_000);
  await postAll(site, many(700));
  const arrivedAfter = async (seconds: number) => {
    site.pass(seconds);
    await site.sendDue();
    return server.arrived.length;
  };
  expect(await arrivedAfter(0)).toBe(100);
  expect(await arrivedAfter(30)).toBe(330);
  expect(await arrivedAfter(29)).toBe(600);
  expect(await arrivedAfter(1)).toBe(700);
});

test("so many mails a minute leave and no more, whoever sends, and who waits to confirm comes first", async () => {
  await using server = await openMailServer();
  await using site = await openSite({ SMTP_URL: server.url, MAIL_PER_MINUTE: "5" });
  const minute = 60_000;
  await site.later((minute - (site.context.now().getTime() % minute)) / 3_600_000);
  await postAll(
    site,
    Array.from({ length: 3 }, (_, n) => confirmation(100 + n, { kind: "already-signed" } as Partial<Mail>)),
  );
  await site.later(MINUTE_H / 60);
  await postAll(site, many(8));
  const round = () => Promise.all([site.sendDue(), site.sendDue(), site.sendDue()]);
  await round();
  expect(server.arrived).toHaveLength(5);
  expect(kinds(await waiting(site))).toEqual([
    ...Array<string>(3).fill("already-signed"),
    ...Array<string>(3).fill("confirm-signature"),
  ]);
  await round();
  expect(server.arrived).toHaveLength(5);
  await site.later(MINUTE_H);
  await round();
  expect(server.arrived).toHaveLength(10);
  expect(kinds(await waiting(site))).toEqual(["already-signed"]);
  await site.later(MINUTE_H);
  await round();
  expect(server.arrived).toHaveLength(11);
});
