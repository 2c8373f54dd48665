import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openMailbox } from "#app/integrations/mailbox.ts";

const NOW = new Date("2026-11-22T20:01:02.345Z");
const envelope = { from: "hello@act.example.org", to: "rahile@signers.example" };
const message = (subject: string) =>
  Buffer.from(
    `From: Countersign <hello@act.example.org>\r\nTo: rahile@signers.example\r\nSubject: ${subject}\r\n\r\nHello.\r\n`,
  );

function ownMailbox() {
  const folder = mkdtempSync(join(tmpdir(), "countersign-mailbox-"));
  const mailbox = openMailbox(join(folder, "mailbox"), () => NOW);
  return { ...mailbox, folder: join(folder, "mailbox"), [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

test("a message is kept byte for byte, for this user alone, beneath its envelope", async () => {
  using mailbox = ownMailbox();
  await mailbox.deliver(message("One"), envelope);
  const [file] = readdirSync(mailbox.folder) as [string];
  expect(file).toMatch(/^20261122T200102345Z-[0-9a-f]{12}\.eml$/);
  expect(statSync(join(mailbox.folder, file)).mode & 0o777).toBe(0o600);
  expect(statSync(mailbox.folder).mode & 0o777).toBe(0o700);
  expect(readFileSync(join(mailbox.folder, file), "utf8")).toBe(
    `Return-Path: <${envelope.from}>\r\nDelivered-To: ${envelope.to}\r\n${message("One")}`,
  );
});

test("messages of one moment are listed in the order in which they came, newest first, and read whole", async () => {
  using mailbox = ownMailbox();
  for (const subject of ["One", "Two", "=?utf-8?B?2q3Zg9ix?="]) await mailbox.deliver(message(subject), envelope);
  const listed = await mailbox.list();
  expect(listed.map(({ subject }) => subject)).toEqual(["ڭكر", "Two", "One"]);
  expect(listed[1]).toMatchObject({ to: envelope.to, from: envelope.from, date: NOW });
  const read = await mailbox.read(listed[1]?.id ?? "");
  expect(read).toMatchObject({ subject: "Two", text: "Hello.\n", html: null });
  expect(read?.headers).toContainEqual({ name: "Return-Path", value: "<hello@act.example.org>" });
});

test("the newest 500 are kept", async () => {
  using mailbox = ownMailbox();
  for (let n = 1; n <= 503; n++) await mailbox.deliver(message(`Number ${n}`), envelope);
  const listed = await mailbox.list();
  expect(listed).toHaveLength(500);
  expect(listed[0]?.subject).toBe("Number 503");
  expect(listed.at(-1)?.subject).toBe("Number 4");
});

test("no id leads out of the folder, and what is no message of ours is no message", async () => {
  using mailbox = ownMailbox();
  writeFileSync(join(mailbox.folder, "..", "secret.eml"), message("Secret"));
  writeFileSync(join(mailbox.folder, "notes.eml"), message("Notes"));
  for (const id of [
    "../secret",
    "..%2fsecret",
    "notes",
    "",
    ".",
    "20261122T200102345Z-000000000000",
    "20261122T200102345Z-000000000000/../../secret",
  ])
    expect(await mailbox.read(id)).toBeNull();
  expect(await mailbox.list()).toEqual([]);
});

test("an address cannot write header lines", async () => {
  using mailbox = ownMailbox();
  const evil = { ...envelope, to: "rahile@signers.example\r\nX-Evil: yes" };
  await expect(mailbox.deliver(message("One"), evil)).rejects.toMatchObject({ permanent: true });
  expect(await mailbox.list()).toEqual([]);
});
