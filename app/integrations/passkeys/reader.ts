import { Worker } from "node:worker_threads";
import type { KnownPasskey, MadeAnswer, PasskeyReader, ShownAnswer } from "#app/domain/organisers/passkeys.ts";
import { projectRoot } from "#app/web/project-root.ts";

/** Of which site a passkey must be: the host's name is what it is bound to, the origin is where it was asked for. */
export type Site = { rpID: string; origin: string };

export type Question = Site & { challenge: string } & (
    | { kind: "made"; answer: MadeAnswer }
    | { kind: "shown"; answer: ShownAnswer; known: KnownPasskey }
  );
/** Null for one that does not stand. */
export type Answer = { made: KnownPasskey } | { shown: { counter: number } } | null;

/**
 * Checks passkeys with @simplewebauthn/server, each in a thread that ends: the library takes 40 MB and half a second to
 * load, and an organiser shows a passkey a few times a day. Nobody but who has one starts a thread: what is no answer to a
 * challenge of ours, or of no passkey we know, has been turned away before.
 */
export function passkeyReader({ PUBLIC_URL }: { PUBLIC_URL: string }): PasskeyReader {
  const site: Site = { rpID: new URL(PUBLIC_URL).hostname, origin: PUBLIC_URL };
  return {
    async readMade(answer, challenge) {
      const read = await beside({ ...site, kind: "made", answer, challenge });
      return read && "made" in read ? read.made : null;
    },
    async readShown(answer, known, challenge) {
      const read = await beside({ ...site, kind: "shown", answer, known, challenge });
      return read && "shown" in read ? read.shown : null;
    },
  };
}

function beside(question: Question): Promise<Answer> {
  const thread = new Worker(new URL("app/integrations/passkeys/thread.ts", projectRoot), {
    workerData: question,
    execArgv: ["--disable-warning=ExperimentalWarning"], // the library asks Node what it could do
  });
  return new Promise((read, failed) => {
    thread.on("message", read);
    thread.on("error", failed);
    thread.on("exit", () => failed(new Error("The thread that reads a passkey ended without an answer.")));
  });
}
