import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

type Answer = { code: number } | "hang up" | "silence" | { afterMs: number } | undefined;
type Asked = Answer | ((address: string) => Answer);
type Arrived = { from: string; to: string[]; raw: Buffer; mail: ParsedMail };

export type MailServer = Awaited<ReturnType<typeof openMailServer>>;

/** A mail server of a test's own. It takes what it is sent, or answers at a stage as the test says. */
export async function openMailServer(port = 0) {
  const answers: { connect?: Answer; recipient?: Asked; message?: Answer } = {};
  const arrived: Arrived[] = [];

  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ["AUTH", "STARTTLS"],
    onConnect: (_session, done) => answer(answers.connect, done),
    onRcptTo({ address }, _session, done) {
      answer(typeof answers.recipient === "function" ? answers.recipient(address) : answers.recipient, done);
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of stream) chunks.push(chunk);
      } catch {
        return; // the sender was killed in the middle of it
      }
      if (!answers.message || isSlow(answers.message)) arrived.push(await parsed(Buffer.concat(chunks), session));
      answer(answers.message, done);
    },
  });
  function answer(said: Answer, done: (error?: Error) => void) {
    if (said === "hang up")
      for (const { _socket } of server.connections as Iterable<{ _socket: { destroy(): void } }>) _socket.destroy();
    else if (isSlow(said)) setTimeout(done, said.afterMs);
    else if (said === "silence") return;
    else if (said) done(Object.assign(new Error("no rahile@signers.example here"), { responseCode: said.code }));
    else done();
  }
  server.on("error", () => {}); // lines that the tests cut

  const listening = await new Promise<number>((open) => {
    server.listen(port, "127.0.0.1", () => open((server.server.address() as { port: number }).port));
  });
  return {
    url: `smtp://127.0.0.1:${listening}`,
    port: listening,
    answers,
    arrived,
    [Symbol.asyncDispose]: () => new Promise<void>((closed) => server.close(closed)),
  };
}

const isSlow = (said: Answer): said is { afterMs: number } => typeof said === "object" && "afterMs" in said;

async function parsed(raw: Buffer, { envelope }: SMTPServerSession): Promise<Arrived> {
  const from = envelope.mailFrom ? envelope.mailFrom.address : "";
  return { from, to: envelope.rcptTo.map(({ address }) => address), raw, mail: await simpleParser(raw) };
}

/** The addresses in a To header. */
export const recipients = ({ to }: ParsedMail) =>
  [to]
    .flat()
    .flatMap((list: AddressObject | undefined) => list?.value ?? [])
    .map(({ address }) => address);
