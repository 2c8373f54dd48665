import { expect, test } from "vitest";
import { openCrowd } from "#tests/faults/crowd.ts";
import { engines } from "#tests/faults/engines.ts";
import { post, sign, startProgram } from "#tests/faults/program.ts";
import { counted } from "#tests/faults/reckoning.ts";
import { chanceOf, pause, thorough, until } from "#tests/faults/thorough.ts";
import { freePort } from "#tests/free-port.ts";
import { openMailServer } from "#tests/mail-server.ts";
import { goodForm } from "#tests/site.ts";

const AT_ONCE = 64;
const ONE = "one@signers.example";
const SPELLINGS = [ONE, "One@signers.example", "one@SIGNERS.example", " one@signers.example "];
const UNDECIDED = thorough ? 40 : 8;
const TIMES = thorough ? 6 : 2;
const MAIL_WITHIN_MS = 20_000;

const cases = engines.flatMap((engine) => [1, 2].map((processes) => ({ ...engine, processes })));

test.each(cases)(
  "$name, $processes process(es): 64 sign with one mailbox at once and press one button 64 times: one",
  {
    timeout: 5 * 60_000,
  },
  async ({ name, open, processes }) => {
    const chance = chanceOf(`at once on ${name}`);
    await using engine = await open();
    await using mail = await openMailServer();
    const port = await freePort();
    await using program = await startProgram({
      PORT: String(port),
      RATE_LIMITS: "off",
      SMTP_URL: mail.url,
      WEB_CONCURRENCY: String(processes),
      ...engine.settings,
      DATA_DIR: engine.dataDir,
    });
    const { readMail } = openCrowd(port, mail);
    const link = async (email: string) => {
      expect(await until(() => readMail().has(email), MAIL_WITHIN_MS)).toBe(true);
      return readMail().get(email) ?? { confirm: "", manage: "" };
    };
    const all = <T>(times: number, work: (n: number) => Promise<T>) =>
      Promise.all(Array.from({ length: times }, (_, n) => work(n)));

    const signings = await all(AT_ONCE, (n) => sign(port, SPELLINGS[n % SPELLINGS.length] ?? ONE));
    expect(signings).toEqual(signings.map(() => 303));
    expect(await until(() => mail.arrived.length > 0, MAIL_WITHIN_MS)).toBe(true);
    await pause(1_500); // a second mail would come now
    expect(mail.arrived).toHaveLength(1);
    expect(await engine.signatures()).toHaveLength(1);

    const { confirm } = await link(mail.arrived[0]?.to[0] ?? "");
    const presses = await all(AT_ONCE, () => post(port, confirm));
    expect(presses).toEqual(presses.map(() => 303));
    await counted(port, 1);

    const watch = watchCount(port);
    const people = Array.from({ length: UNDECIDED }, (_, n) => `undecided${n}@signers.example`);
    await Promise.all(people.map((email) => sign(port, email)));
    for (const email of people) await link(email);
    for (let time = 0; time < TIMES; time++)
      await Promise.all(
        people.map(async (email) => {
          const { confirm: yes, manage: no } = await link(email);
          const deeds = [
            () => post(port, yes),
            () => post(port, yes),
            () => post(port, no, { intent: "withdraw" }),
            () => post(port, no, { intent: time % 3 === 2 ? "erase" : "withdraw" }),
            () => post(port, "/en/c/xinjiang/sign", goodForm({ email })),
          ];
          const order = deeds.map((deed) => ({ deed, at: chance() })).sort((a, b) => a.at - b.at);
          const answers = await Promise.all(order.map(({ deed }) => deed()));
          expect(answers.filter((answer) => answer !== 303 && answer !== 404)).toEqual([]);
        }),
      );
    const rows = await engine.signatures();
    expect(rows.length).toBeLessThanOrEqual(UNDECIDED + 1);
    await counted(port, rows.filter(({ state }) => state === "confirmed").length);
    const seen = await watch();
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...seen)).toBeLessThanOrEqual(UNDECIDED + 1);
    expect(await program.stop()).toBe(0);
  },
);

/** Every number that count.json tells, for the campaign and its actions, until it is asked for. */
function watchCount(port: number) {
  const seen: number[] = [];
  let over = false;
  const watching = (async () => {
    for (; !over; await pause(20)) {
      const { signatures, actions } = await (
        await fetch(`http://127.0.0.1:${port}/api/v1/campaigns/xinjiang/count.json`)
      ).json();
      seen.push(signatures, ...(Object.values(actions) as number[]));
    }
  })();
  return async () => {
    over = true;
    await watching;
    return seen;
  };
}
