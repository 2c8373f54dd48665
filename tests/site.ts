import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { readConfig } from "#app/config.ts";
import type { Context } from "#app/context.ts";
import { siteOf } from "#app/web/site.ts";
import { freePort } from "#tests/free-port.ts";
import { ownDatabase } from "#tests/setup/database.ts";

export type Mail = { to: string; subject: string; text: string; html: string; raw: string; links: string[] };
export type Fields = Record<string, string | string[]>;

const HOUR_MS = 3_600_000;

/**
 * A whole site of its own: database, keys, mailbox, clock and open port, gone at the end of the test.
 * `await using site = await openSite();`
 */
export async function openSite(settings: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-"));
  const database = await ownDatabase();
  const port = await freePort();
  const config = readConfig({
    NODE_ENV: "production",
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    RATE_LIMITS: "off",
    ...settings,
  });
  const build = await import("../build/server/index.js" as string);
  const { start, stop, firstStart, fillDemo, sendDue, addUp, decide, doChores, keepBooks, reviewBursts } =
    build.entry.module;
  let clock = new Date();
  let context: Context = await start(config, () => clock);
  const told: string[] = await firstStart(context);
  const open = () => siteOf(config, build, { now: () => clock, switches: () => context.switches.on });
  let answer: RequestListener = open();
  const server = createHttpServer((request, response) => answer(request, response));
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${port}`;

  async function ask(path: string, init: RequestInit = {}) {
    const answer = await fetch(origin + path, { redirect: "manual", ...init });
    return {
      status: answer.status,
      headers: answer.headers,
      text: await answer.text(),
      location: answer.headers.get("Location"),
    };
  }

  const site = {
    /** The running program's; another after restart(). */
    get context() {
      return context;
    },
    dataDir,
    origin,
    told,
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    post: (path: string, fields: Fields = {}, headers: Record<string, string> = {}) =>
      ask(path, {
        method: "POST",
        body: encoded(fields),
        headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
      }),
    ask,

    /** What the program tells at another start on the same data. */
    startAgain: (): Promise<string[]> => firstStart(context),

    /** Fills the database with made-up people, as `npm run demo` does. */
    fillDemo: (signatures: number): Promise<void> => fillDemo(context, signatures, () => {}),

    /** The program is stopped and started on the same data. */
    async restart() {
      context = await start(config, () => clock);
      answer = open();
    },

    /** The clock moves on; what is due by then is done. */
    async later(hours: number) {
      clock = new Date(clock.getTime() + hours * HOUR_MS);
      await addUp(context);
      await doChores(context);
      await reviewBursts(context);
    },

    /** The clock alone moves on. */
    pass(seconds: number) {
      clock = new Date(clock.getTime() + seconds * 1_000);
    },

    /** What is due is sent, as a worker would; to `send` instead of the mailbox, where one is given. */
    sendDue: (send?: Context["sendMail"]): Promise<void> => sendDue(send ? { ...context, sendMail: send } : context),

    /** What organisers have decided is carried out, as a worker would, until `stopping` says that it is killed. */
    decide: (stopping?: () => boolean): Promise<void> => decide(context, stopping),

    /** What Stripe has told is looked at, as a worker would. */
    keepBooks: (): Promise<void> => keepBooks(context),

    /** The site's own time. */
    now: () => clock,

    /** All mails that have arrived so far, in the order in which they came. */
    async mails(): Promise<Mail[]> {
      await sendDue(context);
      return readMailbox(join(dataDir, "mailbox"));
    },

    async mailsTo(address: string) {
      return (await site.mails()).filter((mail) => mail.to === address);
    },

    /** The address inside the site of the newest mail's link of a kind: "confirm" or "manage". */
    async linkTo(address: string, kind: "confirm" | "manage") {
      const newest = (await site.mailsTo(address)).at(-1);
      const link = newest?.links.find((candidate) => candidate.includes(`/${kind}/`));
      if (!link) throw new Error(`no ${kind} link has come to this address`);
      return new URL(link).pathname;
    },

    async count(campaign = "xinjiang"): Promise<{ signatures: number; actions: Record<string, number> }> {
      await new Promise((old) => setTimeout(old, 0));
      clock = new Date(clock.getTime() + 5_000); // counts may be 5 s behind
      return JSON.parse((await ask(`/api/v1/campaigns/${campaign}/count.json`)).text);
    },

    async [Symbol.asyncDispose]() {
      await new Promise((closed) => server.close(closed).closeAllConnections());
      await stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return site;
}

export type Site = Awaited<ReturnType<typeof openSite>>;

/** A form that would be accepted; `Rahile` is nobody. */
export const goodForm = (changes: Fields = {}): Fields => ({
  name: "Rahile Demo",
  email: "rahile@signers.example",
  country: "DE",
  actions: ["non-refoulement", "sanctions"],
  visibility: "recipient",
  consent: "on",
  ...changes,
});

export function encoded(fields: Fields): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form.toString();
}

async function readMailbox(folder: string): Promise<Mail[]> {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name.endsWith(".eml"))
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const raw = readFileSync(join(folder, file), "utf8");
      const mail = await simpleParser(raw);
      const to = [mail.to]
        .flat()
        .flatMap((list) => list?.value ?? [])
        .map((person) => person.address)
        .join(", ");
      const text = mail.text ?? "";
      return {
        to,
        subject: mail.subject ?? "",
        text,
        html: mail.html || "",
        raw,
        links: text.match(/https?:\/\/\S+/g) ?? [],
      };
    }),
  );
}
