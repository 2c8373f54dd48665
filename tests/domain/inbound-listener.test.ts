import { createConnection } from "node:net";
import { expect, test } from "vitest";
import { listenForMail } from "#app/integrations/inbound/listener.ts";
import { bring } from "#tests/inbound.ts";

const KNOWN = "b+known@bounces.test";

/** A door that knows one address, and what it took. */
async function openDoor(patience?: Parameters<typeof listenForMail>[1]) {
  const taken: number[] = [];
  const faults: unknown[] = [];
  let paused = false;
  const door = await listenForMail(
    {
      host: "127.0.0.1",
      port: 0,
      name: "bounces.test",
      accepts: async (address) => (address.startsWith("b+known") ? "yes" : "unknown"),
      take: async ({ raw }) => void taken.push(raw.length),
      paused: () => paused,
      onFault: (fault) => faults.push(fault),
    },
    patience,
  );
  return {
    port: door.port,
    taken,
    faults,
    pause: () => {
      paused = true;
    },
    [Symbol.asyncDispose]: door.close,
  };
}

test("a message of 10 MB is taken, one that is larger is refused with 552, and nothing of it is kept", async () => {
  await using door = await openDoor();
  const head = Buffer.from("Subject: scans\r\n\r\n");
  const of = (bytes: number) => Buffer.concat([head, Buffer.alloc(bytes - head.length - 2, "x")]);
  expect(await bring(door.port, { to: KNOWN, raw: of(10 * 1024 * 1024 - 100) })).toEqual([250, 354, 250]);
  expect((await bring(door.port, { to: KNOWN, raw: of(11 * 1024 * 1024) })).at(-1)).toBe(552);
  expect(door.taken).toHaveLength(1);
});

test("a sender that says nothing, or goes on for ever a byte at a time, is hung up on; others are served meanwhile", async () => {
  await using door = await openDoor({ silenceMs: 300, messageMs: 700 });
  const silent = hungUp(door.port, []);
  const dripping = hungUp(door.port, ["EHLO x", "MAIL FROM:<>", `RCPT TO:<${KNOWN}>`, "DATA"], 50);
  expect(await bring(door.port, { to: KNOWN, raw: "Subject: hello\r\n\r\nhello" })).toEqual([250, 354, 250]);
  await Promise.all([silent, dripping]);
  expect(door.taken).toHaveLength(1);
  expect(door.faults).toEqual([]);
});

test("while the site is read-only a sender is asked to come again", async () => {
  await using door = await openDoor();
  door.pause();
  expect(await bring(door.port, { to: KNOWN, raw: "Subject: hello\r\n\r\nhello" })).toEqual([451]);
});

test("five recipients are enough, and an open relay it is not", async () => {
  await using door = await openDoor();
  expect(await bring(door.port, { to: [1, 2, 3, 4, 5, 6].map((n) => `b+known${n}@bounces.test`), raw: "x" })).toEqual([
    250, 250, 250, 250, 250, 452,
  ]);
  expect(await bring(door.port, { to: "ada@parliament.example", raw: "x" })).toEqual([550]);
});

/** Until the server hangs up on who says these lines, and then a byte now and then. */
function hungUp(port: number, lines: string[], dripMs?: number): Promise<void> {
  return new Promise((over) => {
    const socket = createConnection({ port, host: "127.0.0.1" });
    let drip: NodeJS.Timeout | undefined;
    socket.on("error", () => {});
    socket.on("data", () => {
      const line = lines.shift();
      if (line) socket.write(`${line}\r\n`);
      else if (dripMs) drip ??= setInterval(() => socket.write("x"), dripMs);
    });
    socket.on("close", () => {
      clearInterval(drip);
      over();
    });
  });
}
