import { expect, test } from "vitest";
import { openCrowd } from "#tests/faults/crowd.ts";
import { openSqlite } from "#tests/faults/engines.ts";
import { startProgram } from "#tests/faults/program.ts";
import { reckon } from "#tests/faults/reckoning.ts";
import { chanceOf, pause, thorough, until } from "#tests/faults/thorough.ts";
import { freePort } from "#tests/free-port.ts";
import { openMailServer } from "#tests/mail-server.ts";

const STOPS = thorough ? 15 : 2;

test.each([1, 2])(
  "%i process(es) asked to stop under load: whoever is recorded was answered, and it ends well",
  {
    timeout: 10 * 60_000,
  },
  async (processes) => {
    const chance = chanceOf("stopped");
    await using engine = await openSqlite();
    await using mail = await openMailServer();
    const port = await freePort();
    const place = { PORT: String(port), DATA_DIR: engine.dataDir };
    // All at once: how mail is spread over a minute is not what is tried here, and would take minutes.
    const settings = { ...place, RATE_LIMITS: "off", SMTP_URL: mail.url, MAIL_PER_MINUTE: "1000000" };
    const crowd = openCrowd(port, mail);

    for (let stop = 0; stop < STOPS; stop++) {
      await using program = await startProgram({ ...settings, WEB_CONCURRENCY: String(processes) });
      const before = crowd.tally.answered;
      const { answered } = await crowd.during(48, async () => {
        await until(() => crowd.tally.answered > before + 20, 30_000);
        await pause(chance() * 400);
        expect(await program.stop(), program.said()).toBe(0);
      });
      expect(answered).toBeGreaterThan(20);
    }

    await using program = await startProgram(settings);
    await reckon({ port, crowd, mail, engine });
    expect(await program.stop()).toBe(0);
    expect(crowd.tally.failed).toBe(0);
    expect(
      [...crowd.readMail().keys()].filter((email) => !crowd.signed.has(email)),
      "recorded, not answered",
    ).toEqual([]);
    console.log(`${processes} process(es) stopped ${STOPS} times, ${crowd.signed.size} signed: all answered`);
  },
);
