import { expect, test } from "vitest";
import { openCrowd } from "#tests/faults/crowd.ts";
import { openDisk, whyNoDisk } from "#tests/faults/disks.ts";
import { openSqlite } from "#tests/faults/engines.ts";
import { startProgram } from "#tests/faults/program.ts";
import { reckon } from "#tests/faults/reckoning.ts";
import { chanceOf, pause, skipLoudly, thorough } from "#tests/faults/thorough.ts";
import { freePort } from "#tests/free-port.ts";
import { openMailServer } from "#tests/mail-server.ts";

const CUTS = 25;
const DISK_MB = 256;

test.runIf(thorough)(
  "the power goes again and again while people sign, and nobody who was answered is lost",
  {
    timeout: 20 * 60_000,
  },
  async (context) => {
    const why = await whyNoDisk();
    if (why) skipLoudly(context, why);
    const chance = chanceOf("power cuts");
    await using disk = await openDisk(DISK_MB);
    await using mail = await openMailServer();
    const port = await freePort();
    const settings = { PORT: String(port), DATA_DIR: disk.path, RATE_LIMITS: "off", SMTP_URL: mail.url };
    const crowd = openCrowd(port, mail);
    const engine = await openSqlite(disk.path);

    for (let cuts = 0; cuts < CUTS; ) {
      await using program = await startProgram(settings);
      const { failed, broke } = await crowd.during(16 + Math.floor(chance() * 48), async () => {
        await pause(10 + chance() * 600);
        crowd.goDark(); // while it is cut off, the disk confirms some things that it then loses (disks.ts)
        disk.cut();
        await pause(20);
        await program.kill();
      });
      if (failed + broke > 0) cuts++;
      await disk.restore();
      expect(await engine.integrity()).toBe("ok");
    }

    {
      await using program = await startProgram(settings);
      await reckon({ port, crowd, mail, engine });
      expect(await program.stop()).toBe(0);
    }
    console.log(`${CUTS} power cuts, ${crowd.signed.size} signed, ${crowd.confirmed.size} confirmed: none lost`);
  },
);
