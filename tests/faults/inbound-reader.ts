import { join } from "node:path";
import { readOwnAddress } from "#app/domain/inbound/addresses.ts";
import { takeMail } from "#app/domain/inbound/take.ts";
import { readInbound } from "#app/domain/inbound/work.ts";
import { readFolder } from "#app/integrations/inbound/folder.ts";
import { readMail } from "#app/integrations/inbound/read-mail.ts";
import { openKeyring } from "#app/integrations/keyring.ts";
import { openDatabase } from "#db/index.ts";

// A worker of its own that takes what is in the folder and reads it, until it is killed.
const [folder = "", domain = ""] = process.argv.slice(2);
const db = await openDatabase(join(folder, "test.db"));
const keys = openKeyring(join(folder, "keys"));
process.stdin.resume().on("end", () => process.exit()); // whoever started it is gone

await readFolder({
  path: join(folder, "inbox"),
  isOurs: (address) => readOwnAddress(keys, address, domain) !== null,
  async take(mail) {
    await db.write((tx) => takeMail(tx, keys, domain, { ...mail, door: "folder" }));
    console.log("taken");
  },
});
const desk = { db, keys, domain, now: () => new Date() };
const read = async (...message: Parameters<typeof readMail>) => {
  console.log("reading");
  return readMail(...message);
};
while ((await readInbound({ ...desk, read })) > 0);
process.exit();
