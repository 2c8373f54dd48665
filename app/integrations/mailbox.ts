import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SendFailure, type SendLetter } from "#app/domain/outbox.ts";

/** Oldest go first, beyond this many. */
const KEPT = 500;
const NAME = /^\d{8}T\d{9}Z-[0-9a-f]{12}$/;

type Kept = { id: string; from: string; to: string; subject: string; date: Date };
type KeptMessage = Kept & { headers: { name: string; value: string }[]; text: string; html: string | null };

export type Mailbox = {
  deliver: SendLetter;
  /** All messages, newest first. */
  list(): Promise<Kept[]>;
  /** One message, or null when the id is none of them. */
  read(id: string): Promise<KeptMessage | null>;
};

/**
 * A folder that takes the place of a mail server: each message an .eml file (RFC 5322) that any mail program opens,
 * readable by this user alone, with its envelope in the header lines a last server adds (RFC 5321 §4.4, RFC 9228).
 */
export function openMailbox(folder: string, now: () => Date): Mailbox {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let written = 0;
  return {
    async deliver(raw, { from, to }) {
      if (/[\r\n<>]/.test(from + to)) throw new SendFailure(true, null); // as SMTP refuses them
      const time = now().toISOString().replace(/[-:.]/g, "");
      // The running number keeps the order of messages written within a millisecond.
      const order = (written++ % 0x1000000).toString(16).padStart(6, "0");
      const envelope = `Return-Path: <${from}>\r\nDelivered-To: ${to}\r\n`;
      write(folder, `${time}-${order}${randomBytes(3).toString("hex")}`, Buffer.concat([Buffer.from(envelope), raw]));
      for (const id of idsIn(folder).slice(KEPT)) rmSync(fileOf(folder, id), { force: true });
    },
    list: async () =>
      (await Promise.all(idsIn(folder).map((id) => parse(folder, id)))).filter((message) => message !== null),
    read: async (id) => (NAME.test(id) ? parse(folder, id) : null),
  };
}

/** Whole or not at all: under another name first, then renamed. */
function write(folder: string, id: string, message: Uint8Array) {
  const unfinished = join(folder, `${id}.unfinished`);
  const file = openSync(unfinished, "wx", 0o600);
  writeFileSync(file, message);
  fsyncSync(file);
  closeSync(file);
  renameSync(unfinished, fileOf(folder, id));
}

const fileOf = (folder: string, id: string) => join(folder, `${id}.eml`);

/** Newest first. */
function idsIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".eml"));
  return names
    .map((name) => name.slice(0, -".eml".length))
    .filter((id) => NAME.test(id))
    .sort()
    .reverse();
}

async function parse(folder: string, id: string): Promise<KeptMessage | null> {
  const raw = await readFile(fileOf(folder, id)).catch(() => null);
  if (!raw) return null; // made room for newer ones meanwhile
  const { default: PostalMime } = await import("postal-mime");
  const mail = await PostalMime.parse(raw);
  const headers = mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value }));
  return {
    id,
    from: mail.from?.address ?? mail.returnPath ?? "",
    to: mail.deliveredTo ?? "",
    subject: mail.subject ?? "",
    date: timeOf(id),
    headers,
    text: mail.text ?? "",
    html: mail.html ?? null,
  };
}

/** The time in a message's name, 20261122T200102345Z. */
const timeOf = (id: string) =>
  new Date(id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z.*$/, "$1-$2-$3T$4:$5:$6.$7Z"));
