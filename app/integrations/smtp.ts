import { Readable } from "node:stream";
import type { SMTPPoolOptions } from "nodemailer";
import {
  type Accepted,
  NotAccepted,
  type Notices,
  SendFailure,
  type SendLetter,
  type Stages,
  Undecided,
} from "#app/domain/outbox.ts";

const CONNECT_WITHIN_MS = 20_000;
const ANSWER_WITHIN_MS = 60_000;
/** Less than the outbox's lease, so that no other worker takes a mail that is still being sent. */
const SEND_WITHIN_MS = 110_000;
/** Shorter than servers wait, so that it is we who hang up, and no mail meets a line that is already dead. */
const IDLE_MS = 10_000;

/** At 200 ms a message still a hundred a second. A server that allows fewer is told by ?maxConnections= in its address. */
const LINES = 20;

const POOL = {
  pool: true,
  maxRequeues: 0, // trying again is the outbox's work
  connectionTimeout: CONNECT_WITHIN_MS,
  greetingTimeout: CONNECT_WITHIN_MS,
  socketTimeout: ANSWER_WITHIN_MS,
  idleTimeout: IDLE_MS,
} satisfies SMTPPoolOptions & { pool: true };

/** How long a server may take, in milliseconds; for tests, which do not wait so long. */
type Patience = { answerWithinMs: number; sendWithinMs: number };

/**
 * Sends through the mail server of an address such as smtp://user:password@mail.example.org:587. TLS is used wherever
 * the server offers it, always with smtps:, and required with ?requireTLS=true. `greeting` is the name we give in EHLO,
 * which travels on in the message; nodemailer would give this machine's.
 */
export function openSmtp(
  url: string,
  greeting: string,
  patience: Partial<Patience> = {},
): { deliver: SendLetter; close(): Promise<void> } {
  const { answerWithinMs = ANSWER_WITHIN_MS, sendWithinMs = SEND_WITHIN_MS } = patience;
  const host = new URL(url).hostname;
  let opening: ReturnType<typeof openPool> | undefined;
  return {
    async deliver(raw, envelope, { stages, notices } = {}) {
      opening ??= openPool(url, greeting, answerWithinMs);
      const pool = await opening;
      const message = flowing(raw, stages);
      const [from, to] = [envelope.from, envelope.to].map((address) => ({ name: "", address }));
      try {
        const { response } = await pool.sendMail({
          raw: message.bytes,
          envelope: { from, to },
          ...(notices && { dsn: asked(notices, envelope.to) }),
          signal: AbortSignal.timeout(sendWithinMs),
        });
        return { host, code: codeIn(response) } satisfies Accepted;
      } catch (error) {
        throw failureOf(error, message.stage(), host);
      }
    },
    async close() {
      (await opening)?.close();
    },
  };
}

type Stage = "none" | "data" | "final";

/**
 * The message as a stream that says how far it is. Nobody reads it before the server has answered DATA with 354, and
 * the final dot follows when it has ended: so what it waits for after the last chunk is done before the server can have
 * the message.
 */
function flowing(raw: Uint8Array, stages: Stages | undefined) {
  let stage: Stage = "none";
  async function* bytes() {
    stage = "data";
    const asked = stages?.data();
    asked?.catch(() => {}); // heard below
    yield raw;
    await Promise.all([asked, stages?.final()]); // kept in one commit, in this order
    stage = "final";
  }
  return { bytes: Readable.from(bytes()), stage: () => stage };
}

// RFC 3461. RET=HDRS: a bounce need not carry the letter's words about once more.
const asked = ({ id, success }: Notices, recipient: string) => ({
  id,
  return: "headers" as const,
  notify: success ? ["failure", "delay", "success"] : ["failure", "delay"],
  recipient,
});

// Loaded with the first message: a process that sends none does not pay for it.
async function openPool(url: string, name: string, socketTimeout: number) {
  const { createTransport } = await import("nodemailer");
  const maxConnections = Number(new URL(url).searchParams.get("maxConnections")) || LINES;
  const pool = createTransport({ url, name, ...POOL, socketTimeout, maxConnections });
  // nodemailer reads ahead. Given the stream itself, it begins to read it when the server has answered DATA with 354,
  // and not before: so how far it was read tells whether a server can have the message.
  pool.use("stream", (mail, done) => {
    mail.message.createReadStream = () => mail.data.raw as Readable;
    done();
  });
  return pool;
}

/** What a failed sending means. Only an answer about this recipient or this message counts as a refusal of it. */
function failureOf(error: unknown, stage: Stage, host: string): Error {
  const {
    code = "EUNKNOWN",
    command,
    response = "",
    responseCode: answer = 0,
  } = error as { code?: string; command?: string; response?: string; responseCode?: number };
  if (code === "EENVELOPE" && command === "API") return new SendFailure(true, null); // an address that SMTP cannot say
  const aboutIt = stage !== "none" || command === "RCPT TO" || command === "DATA";
  if (aboutIt && answer >= 400 && answer < 600 && !ABOUT_US.includes(answer))
    return new SendFailure(answer >= 500, answer, statusIn(response), host);
  return stage === "final" && !answer ? new Undecided(code) : new NotAccepted(code);
}

// The server is about to close (RFC 5321 §3.8), bad sequence, and what a login or encryption lacks (RFC 4954 §6): nothing
// is wrong with the message.
const ABOUT_US = [421, 454, 503, 530, 534, 535, 538];

const codeIn = (response: string | undefined) => Number(/^\d{3}/.exec(response ?? "")?.[0]) || null;
const statusIn = (response: string) => /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? null;
