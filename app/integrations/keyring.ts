import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { KEY_LIFE_MS, type KeyPurpose, type Keyring } from "#app/domain/keys.ts";
import { random } from "#app/domain/random.ts";

const DAY_MS = 24 * 3_600_000;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HASH_BYTES = 16; // enough that no two people meet, and half the index of 32
const TAG_BYTES_KEPT = 8; // two things that meet by chance would only be looked at together
const DAY_KEY = /^(pending|letters|mailed|networks)-(\d{4}-\d{2}-\d{2})\.key$/;

export type KeyringOnDisk = Keyring & {
  /** Destroys the keys of days whose time is over, and with them all that was sealed under them. Returns how many. */
  destroyExpired(now: Date): number;
};

/**
 * The keys in a folder of their own, each a file of mode 0600: one a day and purpose, one a campaign for address
 * hashes, and one for tokens unless SECRET_KEY gives it. The folder belongs in no backup of the database.
 */
export function openKeyring(folder: string, secretKey?: string): KeyringOnDisk {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 })) syncFolder(dirname(folder));
  const secret = createSecretKey(secretKey ? Buffer.from(secretKey) : keyFile(folder, "secret.key"));
  // As objects, whose use costs a quarter of that of the bytes.
  const dayKeys = new Map<string, KeyObject>();
  const addressKeys = new Map<string, KeyObject>();

  /** The key of that name, made if `make`; null when it is destroyed or never was. */
  function dayKey(name: string, make: boolean): KeyObject | null {
    const known = dayKeys.get(name);
    if (known) return known;
    const bytes = make ? keyFile(folder, `${name}.key`) : readKey(join(folder, `${name}.key`));
    if (!bytes) return null;
    const key = createSecretKey(bytes);
    dayKeys.set(name, key);
    return key;
  }

  function addressKey(campaignId: string): KeyObject {
    const key = addressKeys.get(campaignId) ?? createSecretKey(keyFile(folder, `addresses-${campaignId}.key`));
    addressKeys.set(campaignId, key);
    return key;
  }

  return {
    seal(value, purpose, now) {
      const name = nameOf(purpose, now);
      const nonce = random(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", dayKey(name, true) as KeyObject, nonce).setAAD(Buffer.from(name));
      const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]), key: name };
    },

    open(sealed, name) {
      const key = dayKey(name, false);
      if (!key) return null;
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(name))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      return JSON.parse(text.toString("utf8"));
    },

    addressHash: (campaignId, address) =>
      createHmac("sha256", addressKey(campaignId)).update(address).digest().subarray(0, HASH_BYTES),

    // No address has a line break, so that no tag can be the hash of one.
    tag: (campaignId, kind, value) =>
      createHmac("sha256", addressKey(campaignId)).update(`${kind}\n${value}`).digest().subarray(0, TAG_BYTES_KEPT),

    dayTag(purpose, value, now) {
      const key = dayKey(nameOf(purpose, now), true) as KeyObject;
      return createHmac("sha256", key).update(value).digest().subarray(0, TAG_BYTES_KEPT);
    },

    token: (purpose, id) => createHmac("sha256", secret).update(`${purpose}\n${id}`).digest("base64url"),

    destroyExpired(now) {
      let destroyed = 0;
      for (const file of readdirSync(folder)) {
        const [, purpose, day] = DAY_KEY.exec(file) ?? [];
        if (!purpose || !day) continue;
        const end = Date.parse(day) + DAY_MS + KEY_LIFE_MS[purpose as KeyPurpose];
        if (end > now.getTime()) continue;
        dayKeys.delete(file.slice(0, -".key".length));
        shred(join(folder, file));
        destroyed++;
      }
      // Another process may have removed the file while this one still remembers the key.
      for (const name of dayKeys.keys()) if (!readKey(join(folder, `${name}.key`))) dayKeys.delete(name);
      return destroyed;
    },
  };
}

const nameOf = (purpose: KeyPurpose, day: Date) => `${purpose}-${day.toISOString().slice(0, 10)}`;

/** The key in the file; made first where there is none. Processes that start together agree on one. */
function keyFile(folder: string, name: string): Buffer {
  const path = join(folder, name);
  const present = readKey(path);
  if (present) return present;
  const draft = `${path}.${randomBytes(8).toString("hex")}`;
  const file = openSync(draft, "wx", 0o600);
  writeSync(file, randomBytes(KEY_BYTES));
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(draft, path); // fails when another process was first: then theirs holds
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  syncFolder(folder); // what is sealed under the key must not outlive it in a power cut
  return readKey(path) as Buffer;
}

function readKey(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function shred(path: string) {
  const file = openSync(path, "r+");
  writeSync(file, randomBytes(statSync(path).size), 0);
  fsyncSync(file);
  closeSync(file);
  rmSync(path, { force: true });
}

function syncFolder(folder: string) {
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}
