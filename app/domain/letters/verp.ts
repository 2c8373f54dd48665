import type { Keyring } from "#app/domain/keys.ts";

/** Which try of which letter a bounce is about. Tries count from 1. */
export type Attempt = { letterId: string; attempt: number };

type Keys = Pick<Keyring, "token">;

/** RFC 4648 §6 in lower case: it survives servers that change the case of an address. */
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
const ID_BYTES = 16;
/** Letter id and two bytes for the attempt, then 50 bits that only we can make. */
const NAMED_CHARACTERS = 29;
const PROOF_CHARACTERS = 10;
const LAST_ATTEMPT = 0xffff;
const TOKEN = new RegExp(`^[a-z2-7]{${NAMED_CHARACTERS + PROOF_CHARACTERS}}$`);
const BOUNCE_LOCAL_PART = /^b\+([^@]+)$/i;

/**
 * The token in a letter's return path (VERP): which letter and which try, and proof that we wrote it. 39 characters of
 * lower-case base32.
 */
export function verpToken(keys: Keys, { letterId, attempt }: Attempt): string {
  const id = Buffer.from(letterId.replaceAll("-", ""), "hex");
  if (id.length !== ID_BYTES) throw new Error("a return path can only be made for a UUID");
  const number = Buffer.alloc(2);
  number.writeUInt16BE(Math.min(attempt, LAST_ATTEMPT));
  return base32(Buffer.concat([id, number])) + proofOf(keys, letterId, attempt);
}

/** What a token stands for, in whatever case it came back; null when it is none of ours. */
export function readVerpToken(keys: Keys, token: string): Attempt | null {
  const lower = token.toLowerCase();
  if (!TOKEN.test(lower)) return null;
  const named = fromBase32(lower.slice(0, NAMED_CHARACTERS));
  const hex = named.toString("hex", 0, ID_BYTES);
  const letterId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const attempt = named.readUInt16BE(ID_BYTES);
  return verpToken(keys, { letterId, attempt }) === lower ? { letterId, attempt } : null;
}

/** The address that bounces of this try come back to, which is the letter's MAIL FROM. */
export const bounceAddress = (keys: Keys, attempt: Attempt, domain: string) =>
  `b+${verpToken(keys, attempt)}@${domain.toLowerCase()}`;

/** The try that an address of ours such as b+…@bounces.example.org stands for; null for any other address. */
export function readBounceAddress(keys: Keys, address: string): Attempt | null {
  const [, token] = BOUNCE_LOCAL_PART.exec(address.slice(0, address.lastIndexOf("@"))) ?? [];
  return token ? readVerpToken(keys, token) : null;
}

function proofOf(keys: Keys, letterId: string, attempt: number): string {
  const proof = Buffer.from(keys.token("bounce", `${letterId}\n${Math.min(attempt, LAST_ATTEMPT)}`), "base64url");
  return base32(proof).slice(0, PROOF_CHARACTERS);
}

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
