import type { Readable } from "node:stream";
import type { SMTPServer, SMTPServerAddress, SMTPServerSession } from "smtp-server";

/** What somebody may send us at once: an office's answer with a scanned page or two. */
export const MAIL_MOST_BYTES = 10 * 1024 * 1024;
/** What all senders together may hold of our memory. */
const MEMORY_MOST_BYTES = 8 * MAIL_MOST_BYTES;
const LINES_MOST = 100;
const RECIPIENTS_MOST = 5;
/** A sender that says nothing for so long is hung up on; and one that takes so long from one message to the end of the next, however little by little it goes on. */
const PATIENCE = { silenceMs: 60_000, messageMs: 5 * 60_000 };
const CLOSE_MS = 2_000;

type Refusal = { code: number; text: string };
type Memory = { bytes: number };
export type Door = {
  host: string;
  port: number;
  /** The name we give in the greeting. */
  name: string;
  /** Whether mail to an address is taken. */
  accepts: (address: string) => Promise<keyof typeof ANSWERS>;
  /** Keeps a message; returns when it is safe, and only then the sender is told so. */
  take: (mail: { raw: Uint8Array; from: string; to: string }) => Promise<void>;
  /** Nothing is taken for the time being. */
  paused: () => boolean;
  onFault: (fault: unknown) => void;
};

const TOO_LARGE: Refusal = { code: 552, text: "5.3.4 Too large; at most 10 MB" };
const TOO_MANY: Refusal = { code: 452, text: "4.5.3 Too many recipients" };
const ANSWERS = {
  yes: null,
  unknown: { code: 550, text: "5.1.1 No such address here" },
  gone: { code: 550, text: "5.1.6 This address no longer passes mail on" },
  "too-many": { code: 452, text: "4.2.2 Too much for one day" },
} satisfies Record<string, Refusal | null>;
const BUSY: Refusal = { code: 451, text: "4.3.2 Busy; please try again later" };
const NOT_NOW: Refusal = { code: 451, text: "4.3.0 Not now; please try again later" };

/**
 * Listens for mail to our return paths and aliases (SMTP, RFC 5321). Everything else is refused at RCPT, so that nobody
 * can have us bounce. Returns the port, and how to end it.
 */
export async function listenForMail(
  door: Door,
  patience = PATIENCE,
): Promise<{ port: number; close(): Promise<void> }> {
  const { SMTPServer } = await import("smtp-server"); // loaded only where mail is listened for
  const memory = { bytes: 0 };
  const deadlines = new Map<string, NodeJS.Timeout>();
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
    socketTimeout: patience.silenceMs,
    closeTimeout: CLOSE_MS,
    onConnect(session, done) {
      deadlines.set(
        session.id,
        setTimeout(() => hangUpOn(server, session), patience.messageMs),
      );
      done();
    },
    onClose({ id }) {
      clearTimeout(deadlines.get(id));
      deadlines.delete(id);
    },
    onRcptTo: ({ address }, session, done) =>
      settle(door, done, async () => {
        if (door.paused()) return NOT_NOW;
        if (session.envelope.rcptTo.length >= RECIPIENTS_MOST) return TOO_MANY;
        return ANSWERS[await door.accepts(address)];
      }),
    onData: (stream, session, done) =>
      settle(door, done, async () => {
        const refusal = await receive(door, memory, stream, session);
        deadlines.get(session.id)?.refresh(); // the next message has its own time
        return refusal;
      }),
  });
  server.on("error", () => {}); // lines that senders cut
  const port = await new Promise<number>((open, failed) => {
    server.server.once("error", failed);
    server.listen(door.port, door.host, () => open((server.server.address() as { port: number }).port));
  });
  return { port, close: () => new Promise((closed) => server.close(() => closed())) };
}

async function receive(
  door: Door,
  memory: Memory,
  stream: Readable,
  { envelope }: SMTPServerSession,
): Promise<Refusal | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let refusal: Refusal | null = null;
  try {
    for await (const chunk of stream) {
      if (refusal) continue; // the sender may only be told at the end
      bytes += chunk.length;
      memory.bytes += chunk.length;
      if (bytes > MAIL_MOST_BYTES) refusal = TOO_LARGE;
      else if (memory.bytes > MEMORY_MOST_BYTES) refusal = BUSY;
      else chunks.push(chunk);
      if (refusal) chunks.length = 0;
    }
    if (refusal) return refusal;
    const raw = Buffer.concat(chunks);
    const from = (envelope.mailFrom as SMTPServerAddress).address;
    for (const { address } of envelope.rcptTo) await door.take({ raw, from, to: address });
    return null;
  } finally {
    memory.bytes -= bytes;
  }
}

function hangUpOn(server: SMTPServer, session: SMTPServerSession) {
  for (const line of server.connections) if (line.session === session) line._socket.destroy();
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
