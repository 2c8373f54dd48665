import { hash } from "node:crypto";
import { uuidOf } from "#app/domain/ids.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { random } from "#app/domain/random.ts";

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const ID_CHARACTERS = 22;
const TOKEN_BYTES = 32;

/** A new token for one mail: 256 bits, base64url. */
export const newToken = () => random(TOKEN_BYTES).toString("base64url");

/** What the database keeps of a token. */
export const tokenHash = (token: string): Uint8Array => hash("sha256", token, "buffer");

/** A new token that says whose it is, so that the row is found by its id, and no index of tokens has to be kept. */
export const newTokenOf = (id: string) => shortened(id) + newToken();

/** The token of the page where a signature or a letter is changed and taken back; the same whenever it is made. */
export const manageToken = (keys: Pick<Keyring, "token">, kind: "signature" | "letter", id: string) =>
  shortened(id) + keys.token(`manage-${kind}`, id);

/** The id of the row that a token is of; one that no row has when it is none of ours. Says nothing about its truth. */
export function idIn(token: string): string {
  const hex = Buffer.from(token.slice(0, ID_CHARACTERS), "base64url").toString("hex");
  return uuidOf(hex);
}

/** Whether this is the very token whose hash was kept. */
export const isTokenOf = (kept: Uint8Array | null, token: string) =>
  kept !== null && Buffer.compare(kept, tokenHash(token)) === 0;

function shortened(id: string): string {
  if (!ID.test(id)) throw new Error("a token can only be made for a UUID");
  return Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url");
}
