import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { ReadableStream as NodeStream } from "node:stream/web";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient, type Recipient } from "age-encryption";
import type { SealFile, SealTo } from "#app/domain/keys.ts";
import { x25519Recipient } from "#app/integrations/age-recipient.ts";

/** Seals a JSON value as an age file (age-encryption.org/v1) to one recipient. */
export const sealTo: SealTo = (recipient, value) => encryptText(recipient, JSON.stringify(value));

/** An age file with the text, to one recipient. */
export async function encryptText(recipient: string, text: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(quickest(recipient));
  return encrypter.encrypt(text);
}

const known = new Map<string, Recipient>();

/** The library takes care of recipients of any kind; those of ours have a quicker way. */
function quickest(recipient: string): Recipient | string {
  if (recipient.startsWith("age1pq")) return recipient;
  const ready = known.get(recipient) ?? x25519Recipient(recipient);
  known.set(recipient, ready);
  return ready;
}

export const sealFile: SealFile = (recipient, file) => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(NodeStream.from(file) as ReadableStream<Uint8Array>);
};

/** The text of an age file, for whoever holds the identity: the command line on an organiser's machine, never the site. */
export async function decryptText(identity: string, file: Uint8Array): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(file, "text");
}

/** The same for a whole file, as it flows by. */
export async function decryptFile(
  identity: string,
  file: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(file);
}

/**
 * The recipient of the identity in the file, which is made if it is missing, mode 0600, in the form that
 * `age-keygen` writes. X25519, since Debian 12's age does not know the hybrid kind.
 */
export async function campaignKey(path: string): Promise<{ recipient: string; made: boolean }> {
  if (existsSync(path)) {
    const identity = readIdentity(path);
    return { recipient: await identityToRecipient(identity), made: false };
  }
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, "wx", 0o600);
  writeSync(file, `# public key: ${recipient}\n${identity}\n`);
  fsyncSync(file);
  closeSync(file);
  return { recipient, made: true };
}

/** The identity in a file as `age-keygen` writes it. */
export function readIdentity(path: string): string {
  const identity = readFileSync(path, "utf8")
    .split("\n")
    .find((line) => line.startsWith("AGE-SECRET-KEY-"));
  if (!identity) throw new Error(`${path} holds no age identity (a line that begins with AGE-SECRET-KEY-)`);
  return identity.trim();
}
