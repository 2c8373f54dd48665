import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** What the machine can do at best: node:http with these very bytes, or reading and parsing the same form. */
export type Limit = { kind: "page" | "form"; status: number; headers: [string, string][]; body: Uint8Array };

const HEADERS_OF_NODE = ["date", "connection", "keep-alive", "transfer-encoding", "content-length"];

process.once("message", ({ kind, status, headers, body }: Limit) => {
  const length = ["Content-Length", String(body.length)];
  const own = [...headers.filter(([name]) => !HEADERS_OF_NODE.includes(name.toLowerCase())), length].flat();
  const bytes = Buffer.from(body);
  const answer = (response: ServerResponse) => response.writeHead(status, own).end(bytes);

  const server = createServer(
    kind === "page"
      ? (_request, response) => answer(response)
      : async (request, response) => {
          const form = Object.fromEntries(new URLSearchParams(await textOf(request)));
          if (!form["email"]) throw new Error("no form came");
          answer(response);
        },
  );
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as { port: number }).port));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");

function textOf(request: IncomingMessage): Promise<string> {
  return new Promise((read, failed) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => read(Buffer.concat(parts).toString()));
    request.on("error", failed);
  });
}
