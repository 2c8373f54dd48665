/** Bytes under a key of the day, and the name of that key. */
export type Sealed = { sealed: Uint8Array; key: string };

/**
 * How long a day's key lives after its day has ended. `pending` is for what waits to be confirmed, `letters` for
 * confirmed letters until they are delivered, `mailed` for knowing within the day how often an address was mailed,
 * `networks` for the tags of networks.
 */
export const KEY_LIFE_MS = {
  pending: 48 * 3_600_000,
  letters: 28 * 24 * 3_600_000,
  mailed: 0,
  networks: 48 * 3_600_000,
} as const;
export type KeyPurpose = keyof typeof KEY_LIFE_MS;

/** The keys that lie outside the database. Made by integrations/keyring.ts, handed in by context.ts. */
export type Keyring = {
  /** Encrypts a JSON value with the day's key for the purpose. */
  seal(value: unknown, purpose: KeyPurpose, now: Date): Sealed;
  /** The value again, or null once the key is destroyed. */
  open(sealed: Uint8Array, key: string): unknown;
  /** Keyed hash of a canonical address, 16 bytes, different in each campaign. */
  addressHash(campaignId: string, canonicalAddress: string): Uint8Array;
  /** Keyed hash of another thing said in a campaign, 8 bytes: a mail domain, a name. As long-lived as the address hash. */
  tag(campaignId: string, kind: "domain" | "name", value: string): Uint8Array;
  /**
   * Keyed hash under the day's key, 8 bytes: equal for equal values of one UTC day, and beyond anybody's reach when the
   * key's time is over.
   */
  dayTag(purpose: "mailed" | "networks", value: string, now: Date): Uint8Array;
  /** A token that can be made again from what it is for; 256 bits, base64url. */
  token(purpose: string, id: string): string;
};

/** Encrypts to a campaign's age recipient; nobody but the holder of the campaign's key can open the result. */
export type SealTo = (recipient: string, value: unknown) => Promise<Uint8Array>;

/** Encrypts a file to an age recipient as it flows by. */
export type SealFile = (recipient: string, file: AsyncIterable<Uint8Array>) => Promise<ReadableStream<Uint8Array>>;
