import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { ReadableStream as NodeStream } from "node:stream/web";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import type { SealFile, SealTo } from "#app/domain/keys.ts";

/** Seals a JSON value as an age file (age-encryption.org/v1) to one recipient. */
export const sealTo: SealTo = (recipient, value) => encryptText(recipient, JSON.stringify(value));

/** An age file with the text, to one recipient. */
export async function encryptText(recipient: string, text: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(text);
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
