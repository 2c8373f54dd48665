import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import { openKeyring } from "#app/integrations/keyring.ts";
import { openDatabase } from "#db/index.ts";

// A worker of its own that sends what is due until it is killed. The office takes a letter somewhere in the middle.
const [folder = "", slowMs = "0"] = process.argv.slice(2);
const db = await openDatabase(join(folder, "test.db"));
const keys = openKeyring(join(folder, "keys"));
const pause = () => new Promise((later) => setTimeout(later, Math.random() * Number(slowMs)));

process.stdin.resume().on("end", () => process.exit()); // whoever started it is gone

await deliverLetters(
  db,
  keys,
  async (raw, _envelope, { stages } = {}) => {
    await stages?.data();
    await pause();
    await stages?.final();
    appendFileSync(join(folder, "taken"), `${/^Message-ID: (.*)\r$/m.exec(Buffer.from(raw).toString())?.[1]}\n`);
    console.log("taken");
    await pause();
    return { host: "mx.parliament.example", code: 250 };
  },
  { limited: false },
);
process.exit();
