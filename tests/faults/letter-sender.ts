import { join } from "node:path";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import { openKeyring } from "#app/integrations/keyring.ts";
import { openSmtp } from "#app/integrations/smtp.ts";
import { openDatabase } from "#db/index.ts";
import { hastened } from "#tests/faults/hastened.ts";

// A worker of its own that sends what is due to a mail server until it is killed, by a clock that runs fast.
const [folder = "", url = "", since = "0"] = process.argv.slice(2);
process.stdin.resume().on("end", () => process.exit()); // whoever started it is gone

const db = await openDatabase(join(folder, "test.db"));
const keys = openKeyring(join(folder, "keys"));
const { deliver } = openSmtp(url, "act.example");
console.log("begun");
for (;;) {
  await deliverLetters(db, keys, deliver, { now: hastened(Number(since)), limited: false, inFlight: 4 });
  await new Promise((later) => setTimeout(later, 50));
}
