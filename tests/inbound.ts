import { createConnection } from "node:net";
import { createInterface } from "node:readline";
import { findOwnLetters } from "#app/domain/letters/manage.ts";
import { bounceAddress } from "#app/domain/letters/verp.ts";
import { paths } from "#app/web/paths.ts";
import { confirmByMail, goodLetter, HIS, idOf, LETTER } from "#tests/letters.ts";
import { type Fields, openSite, type Site } from "#tests/site.ts";

export const BOUNCES = "bounces.test";

/** A site that takes mail for its return paths and aliases, by a door of its own. */
export async function openInboundSite(settings: Record<string, string> = {}) {
  const site = await openSite({ BOUNCE_DOMAIN: BOUNCES, INBOUND_SMTP: "127.0.0.1:0", ...settings });
  const { openDoor, readArrived } = (await import("../build/server/index.js" as string)).entry.module;
  const door = await openDoor(site.context);
  return {
    site,
    port: door?.port as number,
    /** Somebody's mail server brings a message; the codes of its answers, the last of them about the message. */
    bring: (mail: Brought) => bring(door.port, mail),
    /** A worker reads what has come in. */
    read: (): Promise<void> => readArrived(site.context),
    async [Symbol.asyncDispose]() {
      await door?.close();
      await site[Symbol.asyncDispose]();
    },
  };
}

/** A letter of his that has left for the office; and how to see what became of it. */
export async function sentLetter(site: Site, changes: Fields = {}, office = "Ada Example") {
  const email = (changes.email as string) ?? HIS;
  await site.post(LETTER, goodLetter(await idOf(site, office), changes));
  const token = (await site.linkTo(email, "manage")).split("/").at(-1) ?? "";
  await confirmByMail(site, email);
  await site.sendDue();
  const own = async () => (await findOwnLetters(site.context.db.read, token))[0];
  const id = (await own())?.id ?? "";
  return {
    id,
    /** The page of the letter. */
    href: paths("en").ownLetter(token, id),
    /** Where a report about a try of it goes. */
    returnPath: (attempt = 1) => bounceAddress(site.context.keys, { letterId: id, attempt }, BOUNCES),
    state: async () => (await own())?.state,
    history: async () => (await own())?.history.map(({ kind }) => kind) ?? [],
    page: async () => (await site.get(paths("en").ownLetter(token, id))).text,
  };
}

/** A report of a mail server that a letter could not be delivered, as Postfix writes it. */
export const report = (status: string, said = "no more than this", action = "failed") => `From: MAILER-DAEMON@mx.test
Subject: Undelivered Mail Returned to Sender
Message-ID: <${crypto.randomUUID()}@mx.test>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

<ada.example@parliament.example>: host mx.test said: ${status} ${said}
--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.test

Final-Recipient: rfc822; ada.example@parliament.example
Action: ${action}
Status: ${status}

--b1--
`;

type Reply = { from?: string; subject?: string; text?: string; head?: string };

/** What somebody writes, as a mail program sends it. */
export const written = ({
  from = "Ada Example <ada.example@parliament.example>",
  subject = "Re: A question",
  text = "Thank you for your letter.",
  head = "",
}: Reply = {}) => `From: ${from}
Subject: ${subject}
Message-ID: <${crypto.randomUUID()}@office.test>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
${head}
${text}
`;

type Brought = { from?: string; to: string | string[]; raw: string | Buffer };

/** Brings a message to a port as a mail server does; the codes of the answers to RCPT, DATA and the message. */
export async function bring(port: number, { from = "", to, raw }: Brought): Promise<number[]> {
  const socket = createConnection({ port, host: "127.0.0.1" });
  socket.on("error", () => {});
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const codes: number[] = [];
  const answer = async () => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) return 0;
      if (/^\d{3} /.test(value)) return Number(value.slice(0, 3));
    }
  };
  const say = async (line: string) => {
    socket.write(`${line}\r\n`);
    codes.push(await answer());
    return codes.at(-1) as number;
  };
  await answer();
  await say("EHLO mx.test");
  await say(`MAIL FROM:<${from}>`);
  for (const one of [to].flat()) await say(`RCPT TO:<${one}>`);
  if ((codes.at(-1) ?? 0) < 400 && (await say("DATA")) === 354) {
    const text = Buffer.from(raw).toString("latin1").replace(/\r?\n/g, "\r\n").replace(/^\./gm, "..");
    socket.write(Buffer.from(`${text}\r\n`, "latin1"));
    await say(".");
  }
  socket.end("QUIT\r\n");
  return codes.slice(2);
}
