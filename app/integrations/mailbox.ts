import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { SendFailure, type SendLetter } from "#app/domain/outbox.ts";

/** Oldest go first, beyond this many. */
const KEPT = 500;
/** After so many of its own a process looks again for what others have put into the folder. */
const LOOK_AGAIN = 100;
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
  const makeRoom = roomMaker(folder);
  let written = 0;
  return {
    async deliver(raw, { from, to }, { stages } = {}) {
      if (/[\r\n<>]/.test(from + to)) throw new SendFailure(true, null); // as SMTP refuses them
      const time = now().toISOString().replace(/[-:.]/g, "");
      // The running number keeps the order of messages written within a millisecond.
      const order = (written++ % 0x1000000).toString(16).padStart(6, "0");
      const envelope = `Return-Path: <${from}>\r\nDelivered-To: ${to}\r\n`;
      const id = `${time}-${order}${randomBytes(3).toString("hex")}`;
      await stages?.data();
      await stages?.final();
      await write(folder, id, Buffer.concat([Buffer.from(envelope), raw]));
      await makeRoom(id);
      return { host: null, code: null };
    },
    list: async () =>
      (await Promise.all((await idsIn(folder)).map((id) => parse(folder, id)))).filter((message) => message !== null),
    read: async (id) => (NAME.test(id) ? parse(folder, id) : null),
  };
}

/** Whole or not at all: under another name first, then renamed. */
async function write(folder: string, id: string, message: Uint8Array) {
  const unfinished = join(folder, `${id}.unfinished`);
  const file = await open(unfinished, "wx", 0o600);
  try {
    await file.writeFile(message);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, fileOf(folder, id));
}

/** Removes the oldest as new ones come. It remembers what is there: reading the folder costs more than a message. */
function roomMaker(folder: string) {
  let there: Promise<string[]> | null = null;
  let since = 0;
  return async (added: string) => {
    if (!there || since++ >= LOOK_AGAIN) {
      since = 0;
      there = idsIn(folder);
    }
    const ids = await there;
    if (!ids.includes(added)) ids.unshift(added);
    for (const id of ids.splice(KEPT)) await rm(fileOf(folder, id), { force: true });
  };
}

const fileOf = (folder: string, id: string) => join(folder, `${id}.eml`);

/** Newest first. */
async function idsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".eml"));
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
