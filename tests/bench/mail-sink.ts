import { createServer, type Socket } from "node:net";

// A mail server that takes everything at once, and keeps nothing of it but the links by which signatures are confirmed.
export type Sink = { mails: number; tokens: string[] };

const TOKEN = /\/confirm\/([\w-]+)/;
const got: Sink = { mails: 0, tokens: [] };

const server = createServer((socket) => {
  let line = "";
  let message: string | null = null;
  say(socket, "220 sink.example ESMTP");
  socket.on("error", () => {});
  socket.setNoDelay(true).on("data", (bytes) => {
    line += bytes.toString("latin1");
    for (;;) {
      const end = line.indexOf(message === null ? "\r\n" : "\r\n.\r\n");
      if (end < 0) return;
      const text = line.slice(0, end);
      line = line.slice(end + (message === null ? 2 : 5));
      message = message === null ? command(socket, text) : take(socket, text);
    }
  });
});

/** Answers a command; returns the beginning of a message where one follows. */
function command(socket: Socket, text: string): string | null {
  const verb = text.slice(0, 4).toUpperCase();
  if (verb === "QUIT") return socket.end("221 bye\r\n") && null;
  say(socket, verb === "DATA" ? "354 go on" : "250 ok");
  return verb === "DATA" ? "" : null;
}

function take(socket: Socket, text: string): null {
  got.mails++;
  const token = TOKEN.exec(text.replaceAll("=\r\n", ""))?.[1]; // quoted-printable breaks lines wherever it likes
  if (token) got.tokens.push(token);
  say(socket, "250 taken");
  return null;
}

const say = (socket: Socket, line: string) => socket.write(`${line}\r\n`);

process.on("message", (wanted: "count" | "take") => {
  process.send?.(
    wanted === "take" ? { mails: got.mails, tokens: got.tokens.splice(0) } : { mails: got.mails, tokens: [] },
  );
});
process.on("disconnect", () => process.exit());
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as { port: number }).port));
