import type { Config } from "#app/config.ts";
import { addressIn } from "#app/domain/addresses.ts";
import { domainOf } from "#app/domain/letters/lanes.ts";
import { hasPassed, newTestCode, noteRecords, type Setup, setupOf } from "#app/domain/letters/reflect.ts";
import type { SendLetter } from "#app/domain/outbox.ts";
import { dkimRecord, dkimSigner } from "#app/integrations/dkim.ts";
import { type Ask, checkDomain, type Finding, recordsAreGood } from "#app/integrations/dns.ts";
import { composeNote } from "#app/integrations/letter-mime.ts";
import { testWords } from "#app/web/reflection-words.ts";
import type { Db } from "#db/index.ts";

export type Examination = { findings: Finding[]; setup: Setup; passed: boolean };

/** Looks at the domain's records and notes whether they are right. A look that nobody answered changes nothing. */
export async function examine(db: Db, config: Config, ask?: Ask, now = new Date()): Promise<Examination> {
  const from = domainOf(addressIn(config.MAIL_FROM));
  const findings = await checkDomain(config, dkimRecord(config), ask);
  if (!findings.some(({ why }) => why === "offline"))
    await db.write((tx) => noteRecords(tx, from, recordsAreGood(findings), now));
  const setup = await setupOf(db.read);
  return { findings, setup, passed: hasPassed(setup, from) };
}

/** Sends a test message with a code in it. False when there is nobody to send it to. */
export async function sendTest(db: Db, config: Config, send: SendLetter, now = new Date()): Promise<boolean> {
  const { reflectTo } = await setupOf(db.read);
  if (!reflectTo) return false;
  const code = await db.write((tx) => newTestCode(tx, now));
  const note = { ...testWords(code), to: reflectTo, messageId: `test-${crypto.randomUUID()}`, date: now };
  const { raw, envelope } = await composeNote(config, note, dkimSigner(config));
  await send(raw, envelope);
  return true;
}
