import { post } from "#tests/faults/program.ts";
import { pause, until } from "#tests/faults/thorough.ts";
import type { MailServer } from "#tests/mail-server.ts";
import { goodForm } from "#tests/site.ts";

/** What came by mail: where its owner confirms, and where it is managed. */
export type Links = { email: string; confirm: string; manage: string };
export type Crowd = ReturnType<typeof openCrowd>;

const FIRST_ANSWER_WITHIN_MS = 20_000;

/**
 * People who sign, read their mail and confirm, many at once, at the program on this port. It remembers who was
 * answered what: only a 303 is a promise.
 */
export function openCrowd(port: number, mail: MailServer) {
  const signed = new Set<string>();
  const confirmed = new Set<string>();
  const pressed = new Set<string>();
  const links = new Map<string, Links>();
  const tally = { answered: 0, failed: 0, broke: 0, other: [] as number[] };
  const toConfirm: Links[] = [];
  let people = 0;
  let opened = 0;
  let dark = false;

  function readMail() {
    for (; opened < mail.arrived.length; opened++) {
      const found = linksIn(mail.arrived[opened]?.mail.text ?? "", mail.arrived[opened]?.to[0] ?? "");
      if (!found) continue;
      if (!links.has(found.email)) toConfirm.push(found);
      links.set(found.email, found);
    }
    return links;
  }

  async function signs() {
    const email = `signer${people++}@signers.example`;
    const answer = await post(port, "/en/c/xinjiang/sign", goodForm({ email }));
    if (answer === 303 && !dark) signed.add(email);
    return answer;
  }

  async function confirms(link: Links) {
    pressed.add(link.email);
    const answer = await post(port, link.confirm);
    if (answer === 303 && !dark) confirmed.add(link.email);
    else toConfirm.push(link); // presses again later, as anybody would
    return answer;
  }

  /** One person after another, until it is over or the line breaks. */
  async function come(over: () => boolean, mayConfirm: boolean) {
    while (!over()) {
      if (mayConfirm) readMail();
      const link = mayConfirm ? toConfirm.shift() : undefined;
      const answer = await (link ? confirms(link) : signs());
      if (answer === "refused") return;
      if (answer === "broke") return void tally.broke++;
      if (answer === 303) tally.answered++;
      else if (answer >= 500) tally.failed++;
      else tally.other.push(answer); // nothing in what they send is wrong
      if (answer >= 500) await pause(10);
    }
  }

  return {
    signed,
    confirmed,
    pressed,
    tally,
    readMail,

    /** The power goes: until the end of what happens, nobody hears an answer any more and no mail comes. */
    goDark() {
      dark = true;
      mail.answers.message = "silence";
    },

    /** So many come at once, half of them to confirm, while something happens; returns what was answered meanwhile. */
    async during(atOnce: number, happening: () => Promise<void>) {
      const before = { ...tally };
      let over = false;
      const crowd = Promise.all(Array.from({ length: atOnce }, (_, n) => come(() => over, n % 2 === 0)));
      try {
        await until(() => tally.answered > before.answered, FIRST_ANSWER_WITHIN_MS);
        await happening();
      } finally {
        over = true;
        await crowd;
        if (dark) delete mail.answers.message;
        dark = false;
      }
      return {
        answered: tally.answered - before.answered,
        failed: tally.failed - before.failed,
        broke: tally.broke - before.broke,
      };
    },
  };
}

function linksIn(text: string, email: string): Links | null {
  const paths = (text.match(/https?:\/\/\S+/g) ?? []).map((link) => new URL(link).pathname);
  const confirm = paths.find((path) => path.includes("/confirm/"));
  const manage = paths.find((path) => path.includes("/manage/"));
  return confirm && manage ? { email, confirm, manage } : null;
}
