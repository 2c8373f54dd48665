import type { Readable } from "node:stream";
import type { SMTPServer, SMTPServerAddress, SMTPServerSession } from "smtp-server";

/** What somebody may send us at once: an office's answer with a scanned page or two. */
export const MAIL_MOST_BYTES = 10 * 1024 * 1024;
/** Together with the size, what all senders may hold of our memory: messages under way at a time. */
const MAILS_AT_ONCE = 8;
const LINES_MOST = 100;
const RECIPIENTS_MOST = 5;
/** A sender that says nothing for so long is hung up on. */
const SILENCE_MS = 60_000;
/** And one that takes so long over one message, however little by little it goes on. */
const MESSAGE_MS = 5 * 60_000;
const CLOSE_MS = 2_000;

type Refusal = { code: number; text: string };
export type Door = {
  host: string;
  port: number;
  /** The name we give in the greeting. */
  name: string;
  /** Whether mail to an address is taken. */
  accepts: (address: string) => Promise<"yes" | "unknown" | "gone">;
  /** Keeps a message; returns when it is safe, and only then the sender is told so. */
  take: (mail: { raw: Uint8Array; from: string; to: string }) => Promise<void>;
  /** Nothing is taken for the time being. */
  paused: () => boolean;
  onFault: (fault: unknown) => void;
};

const UNKNOWN: Refusal = { code: 550, text: "5.1.1 No such address here" };
const GONE: Refusal = { code: 550, text: "5.1.6 This address no longer passes mail on" };
const TOO_LARGE: Refusal = { code: 552, text: "5.3.4 Too large; at most 10 MB" };
const TOO_MANY: Refusal = { code: 452, text: "4.5.3 Too many recipients" };
const BUSY: Refusal = { code: 451, text: "4.3.2 Busy; please try again later" };
const NOT_NOW: Refusal = { code: 451, text: "4.3.0 Not now; please try again later" };

/**
 * Listens for mail to our return paths and aliases (SMTP, RFC 5321). Everything else is refused at RCPT, so that nobody
 * can have us bounce. Returns the port, and how to end it.
 */
export async function listenForMail(door: Door): Promise<{ port: number; close(): Promise<void> }> {
  const { SMTPServer } = await import("smtp-server"); // loaded only where mail is listened for
  let underWay = 0;
  const server: SMTPServer = new SMTPServer({
    name: door.name,
    banner: "Countersign",
    logger: false,
    size: MAIL_MOST_BYTES,
    maxClients: LINES_MOST,
    authOptional: true,
    disableReverseLookup: true,
    hideSTARTTLS: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    socketTimeout: SILENCE_MS,
    closeTimeout: CLOSE_MS,
    onRcptTo: ({ address }, session, done) =>
      settle(door, done, async () => {
        if (door.paused()) return NOT_NOW;
        if (session.envelope.rcptTo.length >= RECIPIENTS_MOST) return TOO_MANY;
        const answer = await door.accepts(address);
        return answer === "yes" ? null : answer === "gone" ? GONE : UNKNOWN;
      }),
    onData: (stream, session, done) =>
      settle(door, done, async () => {
        if (underWay >= MAILS_AT_ONCE) return drained(stream, BUSY);
        underWay++;
        const slow = setTimeout(() => hangUpOn(server, session), MESSAGE_MS);
        try {
          return await receive(door, stream, session);
        } finally {
          clearTimeout(slow);
          underWay--;
        }
      }),
  });
  server.on("error", () => {}); // lines that senders cut
  const port = await new Promise<number>((open, failed) => {
    server.server.once("error", failed);
    server.listen(door.port, door.host, () => open((server.server.address() as { port: number }).port));
  });
  return { port, close: () => new Promise((closed) => server.close(() => closed())) };
}

async function receive(door: Door, stream: Readable, { envelope }: SMTPServerSession): Promise<Refusal | null> {
  const raw = await bytesOf(stream);
  if (!(raw instanceof Uint8Array)) return raw;
  const from = (envelope.mailFrom as SMTPServerAddress).address;
  for (const { address } of envelope.rcptTo) await door.take({ raw, from, to: address });
  return null;
}

/** The whole message, or why it is refused. What is too much is not kept. */
async function bytesOf(stream: Readable): Promise<Buffer | Refusal> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes <= MAIL_MOST_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes > MAIL_MOST_BYTES ? TOO_LARGE : Buffer.concat(chunks);
}

function hangUpOn(server: SMTPServer, session: SMTPServerSession) {
  for (const line of server.connections) if (line.session === session) line._socket.destroy();
}

async function drained(stream: Readable, refusal: Refusal): Promise<Refusal> {
  for await (const _ of stream);
  return refusal;
}

/** Answers a sender. A fault of ours is told as "not now", so that nothing is lost by it. */
function settle(door: Door, done: (error?: Error | null) => void, ask: () => Promise<Refusal | null>) {
  ask().then(
    (refusal) => done(refusal && refused(refusal)),
    (fault) => {
      if (!isCut(fault)) door.onFault(fault);
      done(refused(NOT_NOW));
    },
  );
}

const refused = ({ code, text }: Refusal) => Object.assign(new Error(text), { responseCode: code });

/** The sender hung up in the middle of a message. */
const isCut = (fault: unknown) => (fault as { code?: unknown }).code === "ERR_STREAM_PREMATURE_CLOSE";
