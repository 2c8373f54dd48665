import { connect, type Socket } from "node:net";
import { answerReader, isLast } from "#tests/bench/load/answers.ts";

const READ_BYTES = 64 * 1024;
const into = Buffer.allocUnsafe(READ_BYTES); // shared: it is read out before the next line's bytes come in

/** A keep-alive connection that carries one request at a time. */
export type Line = { send(request: Buffer): void; close(): void };

/**
 * Opens a line. `onAnswer` gets the status of each answer; 0 when the line broke under a request, which is then
 * never answered. A line that breaks is opened again at the next request.
 */
export function openLine(port: number, onAnswer: (status: number) => void): Line {
  let socket: Socket | null = null;
  let asking = false;

  function open(): Socket {
    const read = answerReader((status, head) => {
      asking = false;
      if (isLast(head)) {
        socket = null;
        opened.destroy();
      }
      onAnswer(status);
    });
    const opened = connect({
      port,
      host: "127.0.0.1",
      noDelay: true,
      onread: {
        buffer: into,
        callback(length) {
          read(into.subarray(0, length));
          return true;
        },
      },
    });
    opened.on("error", () => {}); // told by "close"
    opened.on("close", () => {
      if (socket !== opened) return;
      socket = null;
      if (!asking) return;
      asking = false;
      onAnswer(0);
    });
    return opened;
  }

  return {
    send(request) {
      socket ??= open();
      asking = true;
      socket.write(request);
    },
    close() {
      asking = false;
      socket?.destroy();
    },
  };
}
