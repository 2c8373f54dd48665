import { setTimeout as pause } from "node:timers/promises";
import type { Sink } from "#tests/bench/mail-sink.ts";
import { run } from "#tests/bench/processes.ts";

const ARRIVE_WITHIN_MS = 300_000;
const LOOK_EVERY_MS = 50;

/** A mail server in a process of its own, that takes all mail at once. */
export async function startMailSink() {
  const server = await run("tests/bench/mail-sink.ts", {}, []);
  const count = async () => (await server.ask<Sink>("count")).mails;

  return {
    url: `smtp://127.0.0.1:${server.first}`,
    count,

    /** Waits until so many mails have come in all. Returns at what rate they came, in mails a second. */
    async arrived(mails: number): Promise<number> {
      const start = performance.now();
      let first: { at: number; mails: number } | null = null;
      while (performance.now() - start < ARRIVE_WITHIN_MS) {
        const now = { at: performance.now(), mails: await count() };
        if (!first && now.mails > 0) first = now;
        if (first && now.mails >= mails) return ((now.mails - first.mails) * 1000) / (now.at - first.at);
        await pause(LOOK_EVERY_MS);
      }
      throw new Error(`${await count()} of ${mails} mails have come within ${ARRIVE_WITHIN_MS / 1000} s`);
    },

    /** The tokens of the confirmation mails that have come since the last time. */
    tokens: async () => (await server.ask<Sink>("take")).tokens,

    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
export type MailSink = Awaited<ReturnType<typeof startMailSink>>;
