import { createHash, randomBytes } from "node:crypto";

/** A new token for one mail: 256 bits, base64url. */
export const newToken = () => randomBytes(32).toString("base64url");

/** What the database keeps of a token. */
export const tokenHash = (token: string): Uint8Array => createHash("sha256").update(token).digest();
