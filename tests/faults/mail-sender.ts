import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { deliverMails } from "#app/domain/outbox/deliver.ts";
import { openKeyring } from "#app/integrations/keyring.ts";
import { openDatabase } from "#db/index.ts";

// A worker of its own that sends what is due until it is killed.
const [folder = "", ms = "5"] = process.argv.slice(2);
const db = await openDatabase(join(folder, "test.db"));
const keys = openKeyring(join(folder, "keys"));

process.stdin.resume().on("end", () => process.exit()); // whoever started it is gone

await deliverMails(db, keys, async (mail, messageId) => {
  await new Promise((sent) => setTimeout(sent, Number(ms)));
  appendFileSync(join(folder, "taken"), `${mail.to} ${messageId}\n`);
  process.stdout.write(".");
});
process.exit();
