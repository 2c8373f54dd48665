import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Config } from "#app/config.ts";
import { addressIn } from "#app/domain/addresses.ts";
import { domainOf } from "#app/domain/letters/lanes.ts";

type Settings = Pick<Config, "DATA_DIR" | "DKIM_KEY_FILE" | "DKIM_SELECTOR" | "MAIL_FROM">;

/** Puts a DKIM signature (RFC 6376) before a finished message; returns it as it is where there is no key. */
export type SignMessage = (raw: Uint8Array) => Promise<Uint8Array>;

/** What a domain's DNS must say so that receivers can check our signatures. */
export type DkimRecord = { name: string; value: string };

const BITS = 2048; // as RFC 8301 has it; longer keys do not fit into one DNS string
/** Both headers of one-click unsubscribing must be signed where they are (RFC 8058 §4); nodemailer's own list lacks one. */
const SIGNED = [
  "from",
  "reply-to",
  "subject",
  "date",
  "message-id",
  "to",
  "mime-version",
  "content-type",
  "content-transfer-encoding",
  "content-language",
  "auto-submitted",
  "list-unsubscribe",
  "list-unsubscribe-post",
].join(":");

const keyFile = ({ DATA_DIR, DKIM_KEY_FILE, DKIM_SELECTOR }: Settings) =>
  DKIM_KEY_FILE ?? join(DATA_DIR, "keys", `dkim-${DKIM_SELECTOR}.pem`);

/** The signer for the domain in MAIL_FROM, with the key as it lies there now. */
export function dkimSigner(settings: Settings): SignMessage {
  const file = keyFile(settings);
  if (!existsSync(file)) return async (raw) => raw;
  const privateKey = createPrivateKey(readFileSync(file));
  const options = {
    domainName: domainOf(addressIn(settings.MAIL_FROM)),
    keySelector: settings.DKIM_SELECTOR,
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    headerFieldNames: SIGNED,
  };
  let opening: Promise<{ sign(raw: Buffer): AsyncIterable<Buffer> }> | undefined;
  return async (raw) => {
    opening ??= import("nodemailer/lib/dkim").then(({ default: Dkim }) => new Dkim(options)); // with the first message
    const dkim = await opening;
    const chunks: Buffer[] = [];
    for await (const chunk of dkim.sign(Buffer.from(raw))) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
}

/** The key of DKIM_SELECTOR, made if there is none, of mode 0600. `made` says whether it is new. */
export function dkimKey(settings: Settings): { file: string; made: boolean; record: DkimRecord } {
  const file = keyFile(settings);
  const made = !existsSync(file);
  if (made) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: BITS });
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
  }
  return { file, made, record: recordIn(file, settings) };
}

/** The record that must stand in DNS for the present key; null where there is no key. */
export function dkimRecord(settings: Settings): DkimRecord | null {
  const file = keyFile(settings);
  return existsSync(file) ? recordIn(file, settings) : null;
}

function recordIn(file: string, { DKIM_SELECTOR, MAIL_FROM }: Settings): DkimRecord {
  const key = createPublicKey(readFileSync(file)).export({ type: "spki", format: "der" }).toString("base64");
  return { name: `${DKIM_SELECTOR}._domainkey.${domainOf(addressIn(MAIL_FROM))}`, value: `v=DKIM1; k=rsa; p=${key}` };
}
