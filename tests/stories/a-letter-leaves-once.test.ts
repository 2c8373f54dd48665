import { expect, test } from "vitest";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import { findOwnLetters, withdrawLetter } from "#app/domain/letters/manage.ts";
import { NotAccepted, SendFailure, type SendLetter, Undecided } from "#app/domain/outbox.ts";
import { ADA, confirmByMail, goodLetter, HIS, idOf, LETTER } from "#tests/letters.ts";
import { openSite, type Site } from "#tests/site.ts";

const MINUTE_H = 1 / 60;

/** A letter that he has confirmed and that waits to leave; and how to see and send it. */
async function confirmedLetter(site: Site) {
  await site.post(LETTER, goodLetter(await idOf(site)));
  const token = (await site.linkTo(HIS, "manage")).split("/").at(-1) ?? "";
  await confirmByMail(site);
  const { db, keys, now } = site.context;
  return {
    deliver: (send: SendLetter) => deliverLetters(db, keys, send, now),
    async state() {
      const [own] = await findOwnLetters(db.read, token);
      return own?.state;
    },
    async history() {
      const [own] = await findOwnLetters(db.read, token);
      return own?.history.map(({ kind, code }) => (code ? `${kind} ${code}` : kind));
    },
    async withdraw() {
      const [own] = await findOwnLetters(db.read, token);
      return own ? db.write((tx) => withdrawLetter(tx, own, now())) : false;
    },
  };
}

// why: a mail server that answers as each story needs it, and remembers what it took.
function server(answer: () => void = () => {}) {
  const taken: string[] = [];
  const send: SendLetter = async (raw, { to }) => {
    await new Promise((slowly) => setTimeout(slowly, 20));
    answer();
    taken.push(
      `${to} ${Buffer.from(raw)
        .toString()
        .match(/^Message-ID: .*$/m)}`,
    );
  };
  return { send, taken };
}

const refusing = (error: Error) =>
  server(() => {
    throw error;
  });

test("a letter leaves once though two workers run", async () => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  const { send, taken } = server();
  const took = await Promise.all(Array.from({ length: 6 }, () => letter.deliver(send)));
  expect(took.reduce((sum, n) => sum + n, 0)).toBe(1);
  expect(taken).toEqual([expect.stringContaining(ADA)]);
  expect(await letter.state()).toBe("sent");
  await site.later(24);
  expect(await letter.deliver(send)).toBe(0);
});

test("its sender dies under way: nobody knows whether it left, and it is never sent again by itself", async () => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  void letter.deliver(() => new Promise(() => {})); // why: a worker that never comes back
  await expect.poll(letter.state).toBe("sending");
  const { send, taken } = server();
  expect(await letter.deliver(send)).toBe(0);
  await site.later(10 * MINUTE_H);
  expect(await letter.deliver(send)).toBe(0);
  expect(await letter.state()).toBe("unknown");
  await site.later(24 * 7);
  expect(await letter.deliver(send)).toBe(0);
  expect(taken).toEqual([]);
  expect(await letter.history()).toContain("lost");
});

test("the office's server refuses it for good", async () => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  await letter.deliver(refusing(new SendFailure(true, 550)).send);
  expect(await letter.state()).toBe("failed");
  expect(await letter.history()).toContain("refused 550");
  await site.later(24);
  expect(await letter.deliver(server().send)).toBe(0);
});

test.each([
  ["says: not now", new SendFailure(false, 451)],
  ["cannot be reached", new NotAccepted("ECONNECTION")],
])("the server %s: the same bytes go later", async (_what, error) => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  await letter.deliver(refusing(error).send);
  expect(await letter.state()).toBe("queued");
  const { send, taken } = server();
  expect(await letter.deliver(send)).toBe(0); // it waits its time
  await site.later(MINUTE_H);
  expect(await letter.deliver(send)).toBe(1);
  expect(taken).toHaveLength(1);
  expect(await letter.state()).toBe("sent");
});

test.each([
  ["the line drops after the last byte", new Undecided("ECONNECTION")],
  ["something nobody foresaw happens", new Error("?")],
])("%s: it is unknown, and stays so", async (_what, error) => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  await letter.deliver(refusing(error).send);
  expect(await letter.state()).toBe("unknown");
  await site.later(24);
  expect(await letter.deliver(server().send)).toBe(0);
});

test("an office that says “not now” for a week is not asked for ever", async () => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  const { send } = refusing(new SendFailure(false, 450));
  await letter.deliver(send);
  await site.later(7 * 24);
  await letter.deliver(send);
  expect(await letter.state()).toBe("failed");
});

test("he withdraws it before it leaves, and it does not leave", async () => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  expect(await letter.withdraw()).toBe(true);
  const { send, taken } = server();
  expect(await letter.deliver(send)).toBe(0);
  expect(taken).toEqual([]);
  expect(await letter.state()).toBe("withdrawn");
});

test("he cannot withdraw what has left", async () => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  await letter.deliver(server().send);
  expect(await letter.withdraw()).toBe(false);
  expect(await letter.state()).toBe("sent");
});

test("four weeks after it left, its words are gone and its history stays", async () => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  await letter.deliver(server().send);
  await site.later(28 * 24 + 1);
  expect(await letter.history()).toEqual(["written", "confirmed", "sending", "sent", "purged"]);
});
