import { expect, test } from "vitest";
import { decideUnknown, type Evidence } from "#app/domain/letters/decide.ts";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import { findOwnLetters, withdrawLetter } from "#app/domain/letters/manage.ts";
import { readBounceAddress } from "#app/domain/letters/verp.ts";
import { type Accepted, NotAccepted, SendFailure, type SendLetter, Undecided } from "#app/domain/outbox.ts";
import { outbox } from "#db/schema.ts";
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
    deliver: (send: SendLetter, settings: Parameters<typeof deliverLetters>[3] = {}) =>
      deliverLetters(db, keys, send, { now, ...settings }),
    async stage() {
      const [row] = await db.read.select({ stage: outbox.stage }).from(outbox);
      return row?.stage;
    },
    async decide(evidence: Evidence) {
      const [own] = await findOwnLetters(db.read, token);
      return db.write((tx) => decideUnknown(tx, own?.id ?? "", evidence, now()));
    },
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
  const send: SendLetter = async (raw, { to }, { stages } = {}) => {
    await stages?.data();
    await new Promise((slowly) => setTimeout(slowly, 20));
    await stages?.final();
    answer();
    taken.push(
      `${to} ${Buffer.from(raw)
        .toString()
        .match(/^Message-ID: .*$/m)}`,
    );
    return { host: "mx.parliament.example", code: 250 };
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

// why: a worker that dies when the mail server is about to ask for the letter, or has asked for it, or has it.
const dying =
  (at: "asked" | "data" | "final"): SendLetter =>
  async (_raw, _envelope, { stages } = {}) => {
    if (at !== "asked") await stages?.data();
    if (at === "final") await stages?.final();
    return new Promise<Accepted>(() => {});
  };

const gone = () => {}; // with its database, when the test ends

test.each(["asked", "data"] as const)(
  "its sender dies before the last byte (%s): the same letter leaves later",
  async (at) => {
    await using site = await openSite();
    const letter = await confirmedLetter(site);
    letter.deliver(dying(at), { most: 1 }).catch(gone);
    await expect.poll(letter.state).toBe("sending");
    const { send, taken } = server();
    expect(await letter.deliver(send)).toBe(0);
    await site.later(10 * MINUTE_H);
    expect(await letter.deliver(send)).toBe(1);
    expect(taken).toHaveLength(1);
    expect(await letter.state()).toBe("sent");
    expect(await letter.history()).toEqual(["written", "confirmed", "sending", "interrupted", "sending", "sent 250"]);
  },
);

test("its sender dies after the last byte: nobody knows whether it left, and it is never sent again by itself", async () => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  letter.deliver(dying("final"), { most: 1 }).catch(gone);
  await expect.poll(letter.stage).toBe("final");
  const { send, taken } = server();
  expect(await letter.deliver(send)).toBe(0);
  await site.later(10 * MINUTE_H);
  expect(await letter.deliver(send)).toBe(0);
  expect(await letter.state()).toBe("unknown");
  await site.later(24);
  expect(await letter.deliver(send)).toBe(0);
  expect(await letter.state()).toBe("unknown");
  await site.later(24);
  expect(await letter.deliver(send)).toBe(0);
  expect(taken).toEqual([]);
  expect(await letter.state()).toBe("sent"); // after two days, as its history says
  expect(await letter.history()).toEqual(["written", "confirmed", "sending", "lost", "presumed-sent"]);
});

test("a sender that was taken for dead wakes up: it does not send what another has sent", async () => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  const { send, taken } = server();
  let wake = () => {};
  const asleep = letter.deliver(async (raw, envelope, way) => {
    await new Promise<void>((woken) => (wake = woken));
    return send(raw, envelope, way);
  });
  await expect.poll(letter.state).toBe("sending");
  await site.later(10 * MINUTE_H);
  expect(await letter.deliver(send)).toBe(1);
  wake();
  await asleep;
  expect(taken).toHaveLength(1);
  expect(await letter.state()).toBe("sent");
});

test.each([
  ["it was handed on", { kind: "delivered", host: "mx.parliament.example", code: 250 }, "sent", "proved-delivered 250"],
  ["it came back", { kind: "bounced", code: 550 }, "failed", "bounced 550"],
  ["the office answered", { kind: "answered" }, "sent", "proved-answered"],
  ["an organiser says so", { kind: "organiser-sent" }, "sent", "held-for-sent"],
] as const)("nobody knows whether it left, until %s", async (_what, evidence, state, event) => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  await letter.deliver(refusing(new Undecided("ECONNECTION")).send);
  expect(await letter.decide(evidence)).toBe(state);
  expect(await letter.state()).toBe(state);
  expect((await letter.history())?.at(-1)).toBe(event);
  expect(await letter.decide({ kind: "bounced" })).toBeNull(); // it is decided
});

test("nobody knows whether it left, and an organiser has it sent again: the same bytes, as another try", async () => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  const messages: string[] = [];
  const paths: string[] = [];
  const lost: SendLetter = async (raw, { from }) => {
    messages.push(Buffer.from(raw).toString());
    paths.push(from);
    throw new Undecided("ECONNECTION");
  };
  await letter.deliver(lost, { bounceDomain: "bounces.act.example" });
  expect(await letter.decide({ kind: "organiser-again" })).toBe("queued");
  await letter.deliver(lost, { bounceDomain: "bounces.act.example" });
  expect(messages[0]).toBe(messages[1]);
  const attempts = paths.map((path) => readBounceAddress(site.context.keys, path)?.attempt);
  expect(attempts).toEqual([1, 2]);
});

test("the program ends: what is on its way ends, nothing more is begun", async () => {
  await using site = await openSite();
  const letter = await confirmedLetter(site);
  const { send, taken } = server();
  expect(await letter.deliver(send, { stopping: () => true })).toBe(0);
  expect(taken).toEqual([]);
  let stop = false;
  await letter.deliver(
    async (...message) => {
      stop = true;
      return send(...message);
    },
    { stopping: () => stop },
  );
  expect(await letter.state()).toBe("sent");
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
  ["something nobody foresaw happens after it", new Error("?")],
])("%s: it is unknown, and is not sent again", async (_what, error) => {
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
  expect(await letter.history()).toEqual(["written", "confirmed", "sending", "sent 250", "purged"]);
});
