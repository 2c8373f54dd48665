import { expect, test, vi } from "vitest";
import { outbox } from "#db/schema.ts";
import { openMailServer } from "#tests/mail-server.ts";
import { goodForm, openSite, type Site } from "#tests/site.ts";

const HER = "rahile@signers.example";
const HALF_A_MINUTE_HOURS = 31 / 3_600;

const posted = (site: Site) => site.context.db.read.select().from(outbox);

test("she confirms from a mail that a real mail server brought her", async () => {
  await using server = await openMailServer();
  await using site = await openSite({ SMTP_URL: server.url });
  await site.post("/en/c/xinjiang/sign", goodForm());
  await site.sendDue();
  const [arrived] = server.arrived;
  expect(arrived?.to).toEqual([HER]);
  const confirm = arrived?.mail.text?.match(/https?:\S+\/confirm\/\S+/)?.[0] ?? "";
  expect((await site.post(new URL(confirm).pathname)).status).toBe(303);
  expect(await site.count()).toMatchObject({ signatures: 1 });
  expect(await posted(site)).toEqual([]);
});

test("her server is busy: the mail comes half a minute later, once", async () => {
  await using server = await openMailServer();
  await using site = await openSite({ SMTP_URL: server.url });
  server.answers.recipient = { code: 450 };
  await site.post("/en/c/xinjiang/sign", goodForm());
  await site.sendDue();
  delete server.answers.recipient;
  await site.sendDue();
  expect(server.arrived).toHaveLength(0);
  await site.later(HALF_A_MINUTE_HOURS);
  await site.sendDue();
  await site.sendDue();
  expect(server.arrived).toHaveLength(1);
  expect(await posted(site)).toEqual([]);
});

test("our server is down: the mail waits, leaves once it is back, once, and the log does not say to whom", async () => {
  const before = await openMailServer();
  await before[Symbol.asyncDispose]();
  await using site = await openSite({ SMTP_URL: before.url });
  await site.post("/en/c/xinjiang/sign", goodForm());
  // why: the log is standard error, which is this process's own
  using log = vi.spyOn(console, "error").mockImplementation(() => {});
  await site.sendDue();
  const logged = log.mock.calls.join("\n");
  expect(logged).toMatch(/Mail did not leave.*ESOCKET/);
  expect(logged).not.toContain("rahile");
  await using server = await openMailServer(before.port);
  await site.later(HALF_A_MINUTE_HOURS);
  await Promise.all([site.sendDue(), site.sendDue()]);
  expect(server.arrived.map(({ to }) => to)).toEqual([[HER]]);
});

test("her address does not exist: nobody tries again, and nothing of her is left in the outbox", async () => {
  await using server = await openMailServer();
  await using site = await openSite({ SMTP_URL: server.url });
  server.answers.recipient = { code: 550 };
  await site.post("/en/c/xinjiang/sign", goodForm());
  await site.sendDue();
  delete server.answers.recipient;
  await site.later(1);
  await site.sendDue();
  expect(server.arrived).toHaveLength(0);
  expect(await posted(site)).toMatchObject([
    { sealed: null, sealedKey: null, leasedUntil: null, failedAt: expect.any(Date) },
  ]);
});

test("thirty people sign at once, and each gets one mail though two workers send", async () => {
  await using server = await openMailServer();
  await using site = await openSite({ SMTP_URL: server.url });
  const people = Array.from({ length: 30 }, (_, n) => `signer${n}@signers.example`);
  await Promise.all(people.map((email) => site.post("/en/c/xinjiang/sign", goodForm({ email }))));
  await Promise.all([site.sendDue(), site.sendDue()]);
  expect(server.arrived.map(({ to }) => to[0]).sort()).toEqual([...people].sort());
});
