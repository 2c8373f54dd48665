import { expect, test } from "vitest";
import { openCrowd } from "#tests/faults/crowd.ts";
import { engines, openOwnPostgres } from "#tests/faults/engines.ts";
import { startProgram } from "#tests/faults/program.ts";
import { reckon } from "#tests/faults/reckoning.ts";
import { chanceOf, pause, thorough, until } from "#tests/faults/thorough.ts";
import { freePort } from "#tests/free-port.ts";
import { openMailServer } from "#tests/mail-server.ts";

const KILLS = thorough ? { SQLite: 110, PostgreSQL: 40 } : { SQLite: 3, PostgreSQL: 2 };
const SERVER_KILLS = thorough ? 10 : 1;
const WITHIN_MS = thorough ? 30 * 60_000 : 180_000;
const AFTER_MS = 300;
const KILLED_SENDING_EVERY = 10;
const CONFIRMED_WITHIN_MS = 5_000;
const WORKER = { file: "app/worker.ts", opened: "Sending mail" };

test.each(engines)(
  "$name: the program is killed again and again under load, and nobody who was answered is lost or counted twice",
  { timeout: WITHIN_MS },
  async ({ name, open }) => {
    const chance = chanceOf(`killed on ${name}`);
    await using engine = await open();
    await using mail = await openMailServer();
    const port = await freePort();
    const settings = { ...settingsOf(port, mail), ...engine.settings, DATA_DIR: engine.dataDir };
    const crowd = openCrowd(port, mail);
    const kills = KILLS[name as keyof typeof KILLS];
    let underWay = 0;

    await using first = await startProgram({ ...settings, WORKERS: "off" }); // makes the database
    await first.stop();
    await using worker = await startProgram(settings, WORKER); // so that mail comes, whoever is killed
    for (let kill = 0; kill < kills; ) {
      // A killed worker's mails wait for two minutes, too long for the short form.
      const sends = thorough && kill % KILLED_SENDING_EVERY === 0;
      await using program = await startProgram({ ...settings, WORKERS: sends ? "on" : "off" });
      const { broke } = await crowd.during(16 + Math.floor(chance() * 48), async () => {
        const { size } = crowd.confirmed;
        await until(() => crowd.confirmed.size > size, CONFIRMED_WITHIN_MS); // some sign and some confirm
        await pause(chance() * AFTER_MS);
        await program.kill();
      });
      if (broke > 0) kill++; // else nobody was under way, and it proves nothing
      underWay += broke;
    }
    expect(await worker.stop(), worker.said()).toBe(0);

    await using program = await startProgram(settings);
    await reckon({ port, crowd, mail, engine });
    expect(crowd.confirmed.size).toBeGreaterThan(0);
    expect(await program.stop()).toBe(0);
    console.log(
      `${name}: ${kills} kills, ${underWay} requests under way, ${crowd.signed.size} signed, ${crowd.confirmed.size} confirmed: none lost`,
    );
  },
);

test("PostgreSQL itself is killed under load: the program goes on, and nobody who was answered is lost", {
  timeout: WITHIN_MS,
}, async () => {
  const chance = chanceOf("PostgreSQL killed");
  const { server, engine } = await openOwnPostgres();
  await using _ = engine;
  await using mail = await openMailServer();
  const port = await freePort();
  const settings = { ...settingsOf(port, mail), ...engine.settings, DATA_DIR: engine.dataDir };
  const crowd = openCrowd(port, mail);
  {
    await using program = await startProgram({ ...settings, WORKERS: thorough ? "on" : "off" });
    for (let kill = 0; kill < SERVER_KILLS; kill++) {
      const { failed, broke } = await crowd.during(32, async () => {
        await pause(10 + chance() * AFTER_MS);
        await server.kill();
        await pause(chance() * 300);
        await server.start();
        const { answered } = crowd.tally;
        expect(await until(() => crowd.tally.answered > answered, 20_000), program.said()).toBe(true);
      });
      expect(failed).toBeGreaterThan(0); // it was missed
      expect(broke).toBe(0); // and everybody was told
    }
    expect(await program.stop()).toBe(0);
    expect(program.said()).not.toContain("signers.example");
  }
  await using program = await startProgram(settings);
  await reckon({ port, crowd, mail, engine });
  expect(await program.stop()).toBe(0);
  console.log(
    `PostgreSQL: killed ${SERVER_KILLS} times, ${crowd.tally.failed} told to come again, ${crowd.signed.size} signed: none lost`,
  );
});

const settingsOf = (port: number, mail: { url: string }) => ({
  PORT: String(port),
  RATE_LIMITS: "off",
  SMTP_URL: mail.url,
});
