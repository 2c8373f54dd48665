import { Readable } from "node:stream";
import type { SMTPPoolOptions } from "nodemailer";
import { NotAccepted, SendFailure, type SendLetter, Undecided } from "#app/domain/outbox.ts";

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

/**
 * Sends through the mail server of an address such as smtp://user:password@mail.example.org:587. TLS is used wherever
 * the server offers it, always with smtps:, and required with ?requireTLS=true. `greeting` is the name we give in EHLO,
 * which travels on in the message; nodemailer would give this machine's.
 */
export function openSmtp(url: string, greeting: string): { deliver: SendLetter; close(): Promise<void> } {
  let opening: ReturnType<typeof openPool> | undefined;
  return {
    async deliver(raw, envelope) {
      opening ??= openPool(url, greeting);
      const pool = await opening;
      const bytes = Readable.from([raw]);
      const [from, to] = [envelope.from, envelope.to].map((address) => ({ name: "", address }));
      try {
        await pool.sendMail({ raw: bytes, envelope: { from, to }, signal: AbortSignal.timeout(SEND_WITHIN_MS) });
      } catch (error) {
        throw failureOf(error, bytes.readableDidRead);
      }
    },
    async close() {
      (await opening)?.close();
    },
  };
}

// Loaded with the first message: a process that sends none does not pay for it.
async function openPool(url: string, name: string) {
  const { createTransport } = await import("nodemailer");
  const maxConnections = Number(new URL(url).searchParams.get("maxConnections")) || LINES;
  const pool = createTransport({ url, name, ...POOL, maxConnections });
  // nodemailer reads ahead. Given the bytes themselves, it begins to read them when the server has answered DATA with
  // 354, and not before: so whether they were read tells whether a server can have the message.
  pool.use("stream", (mail, done) => {
    mail.message.createReadStream = () => mail.data.raw as Readable;
    done();
  });
  return pool;
}

/** What a failed sending means. Only an answer about this recipient or this message counts as a refusal of it. */
function failureOf(error: unknown, begun: boolean): Error {
  const {
    code = "EUNKNOWN",
    command,
    responseCode: answer = 0,
  } = error as { code?: string; command?: string; responseCode?: number };
  if (code === "EENVELOPE" && command === "API") return new SendFailure(true, null); // an address that SMTP cannot say
  const aboutIt = begun || command === "RCPT TO" || command === "DATA";
  if (aboutIt && answer >= 400 && answer < 600 && !ABOUT_US.includes(answer))
    return new SendFailure(answer >= 500, answer);
  return begun && !answer ? new Undecided(code) : new NotAccepted(code);
}

// The server is about to close (RFC 5321 §3.8), bad sequence, and what a login or encryption lacks (RFC 4954 §6): nothing
// is wrong with the message.
const ABOUT_US = [421, 454, 503, 530, 534, 535, 538];
