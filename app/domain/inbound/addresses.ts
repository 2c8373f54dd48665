import { timingSafeEqual } from "node:crypto";
import { uuidOf } from "#app/domain/ids.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { readBounceAddress } from "#app/domain/letters/verp.ts";

/** Whose mail an alias passes on: what the office answers to, or what the writer answers to. */
export type Side = "office" | "writer";

/** What an address of ours stands for. */
export type OwnAddress =
  | { kind: "bounce"; letterId: string; attempt: number }
  | { kind: "alias"; letterId: string; side: Side };

type Keys = Pick<Keyring, "token">;

const ID_CHARACTERS = 32;
/** 52 bits that only we can make; tried out only by asking us. */
const PROOF_CHARACTERS = 13;
const ALIAS = new RegExp(`^r\\+([\\da-f]{${ID_CHARACTERS}})([\\da-f]{${PROOF_CHARACTERS}})$`);
const SIDES: Side[] = ["office", "writer"];

/** The alias of a letter that passes on what one side writes to the other, r+…@domain; in hexadecimal, since some servers change the case of an address. */
export const aliasOf = (keys: Keys, letterId: string, side: Side, domain: string) =>
  `r+${letterId.replaceAll("-", "")}${proofOf(keys, letterId, side)}@${domain.toLowerCase()}`;

/** What an address that mail came to stands for; null when it is none that we have given out. */
export function readOwnAddress(keys: Keys, address: string, domain: string): OwnAddress | null {
  const at = address.lastIndexOf("@");
  if (address.slice(at + 1).toLowerCase() !== domain.toLowerCase()) return null;
  const [, hex = "", proof = ""] = ALIAS.exec(address.slice(0, at).toLowerCase()) ?? [];
  if (!hex) {
    const attempt = readBounceAddress(keys, address);
    return attempt && { kind: "bounce", ...attempt };
  }
  const letterId = uuidOf(hex);
  const side = SIDES.find((one) => timingSafeEqual(Buffer.from(proofOf(keys, letterId, one)), Buffer.from(proof)));
  return side ? { kind: "alias", letterId, side } : null;
}

const proofOf = (keys: Keys, letterId: string, side: Side) =>
  Buffer.from(keys.token(`alias-${side}`, letterId), "base64url")
    .toString("hex")
    .slice(0, PROOF_CHARACTERS);
