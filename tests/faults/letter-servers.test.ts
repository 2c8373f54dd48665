import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import { openKeyring } from "#app/integrations/keyring.ts";
import { openSmtp } from "#app/integrations/smtp.ts";
import { openDatabase } from "#db/index.ts";
import { letters } from "#db/schema.ts";
import { queueLetters } from "#tests/lanes.ts";
import { openMailServer } from "#tests/mail-server.ts";

const STAGES = ["greeting", "ehlo", "mail", "rcpt", "data", "body", "dot"] as const;
type Stage = (typeof STAGES)[number];
type Deed = number | "hang up" | "silence" | "drip";
const DEEDS: Deed[] = [450, 421, 550, "hang up", "silence", "drip"];

const PATIENCE = { answerWithinMs: 400, sendWithinMs: 900 };
const AN_HOUR_MS = 3_600_000;

/** What must become of a letter: whatever happens before the last byte, it waits, unless the server refused it for good. */
function expected(stage: Stage, deed: Deed): string[] {
  if (deed === 550 && ["rcpt", "data", "dot"].includes(stage)) return ["failed"];
  if (stage === "dot" && typeof deed === "string") return ["unknown"];
  // A letter may be out before the server is heard, and then the server's word is its answer.
  if (stage === "body") return deed === 550 ? ["failed"] : ["queued", "unknown"];
  return ["queued"];
}

for (const stage of STAGES)
  for (const deed of DEEDS)
    test(`a mail server that answers ${stage} with ${deed}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), "countersign-servers-"));
      const db = await openDatabase(join(folder, "test.db"));
      const keys = openKeyring(join(folder, "keys"));
      await queueLetters({ db, keys }, { campaignId: "c", letters: 1, targets: 1, domains: 1, now: new Date() });
      const state = async () => (await db.read.select({ state: letters.state }).from(letters))[0]?.state ?? "";
      {
        await using bad = await scripted(stage, deed);
        const smtp = openSmtp(bad.url, "act.example", PATIENCE);
        await deliverLetters(db, keys, smtp.deliver);
        await smtp.close();
      }
      const after = await state();
      expect(expected(stage, deed)).toContain(after);

      await using good = await openMailServer();
      const smtp = openSmtp(good.url, "act.example");
      await deliverLetters(db, keys, smtp.deliver, { now: () => new Date(Date.now() + AN_HOUR_MS) });
      await smtp.close();
      expect(good.arrived).toHaveLength(after === "queued" ? 1 : 0); // once, or never again
      expect(await state()).toBe(after === "queued" ? "sent" : after);
      await db.close();
      rmSync(folder, { recursive: true });
    }, 20_000);

/** A mail server that does as it is told at one stage, and right at all others. */
async function scripted(stage: Stage, deed: Deed) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => {}).on("close", () => sockets.delete(socket)));
    let inBody = false;
    let heard = "";
    reply(socket, "greeting", "220 mx.example ESMTP");
    socket.on("data", (bytes) => {
      heard += bytes.toString("latin1");
      for (;;) {
        const end = heard.indexOf(inBody ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const line = heard.slice(0, end).toUpperCase();
        heard = heard.slice(end + (inBody ? 5 : 2));
        if (inBody && stage === "body") return; // it has said or done what it had to
        if (inBody) reply(socket, "dot", "250 2.0.0 taken");
        else if (line.startsWith("EHLO") || line.startsWith("HELO")) reply(socket, "ehlo", "250 mx.example");
        else if (line.startsWith("MAIL")) reply(socket, "mail", "250 ok");
        else if (line.startsWith("RCPT")) reply(socket, "rcpt", "250 ok");
        else if (line === "DATA") {
          if (stage !== "data") socket.write("354 go on\r\n");
          if (stage === "data" || stage === "body") act(socket);
        } else socket.write(line === "QUIT" ? "221 bye\r\n" : "250 ok\r\n");
        inBody = !inBody && line === "DATA" && stage !== "data";
      }
    });
  });
  const reply = (socket: Socket, at: Stage, answer: string) =>
    at === stage ? act(socket) : socket.write(`${answer}\r\n`);
  function act(socket: Socket) {
    if (typeof deed === "number") socket.write(`${deed} 4.7.0 not like this\r\n`);
    else if (deed === "hang up") socket.destroy();
    else if (deed === "drip") {
      const drop = setInterval(() => (socket.writable ? socket.write("2") : clearInterval(drop)), 100);
      socket.on("close", () => clearInterval(drop));
    }
  }
  const port = await new Promise<number>((open) => {
    server.listen(0, "127.0.0.1", () => open((server.address() as { port: number }).port));
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
