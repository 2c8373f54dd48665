import {
  createCipheriv,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import { base64nopad, bech32 } from "@scure/base";
import { type Recipient, Stanza } from "age-encryption";

const INFO = "age-encryption.org/v1/X25519";
const NONCE = Buffer.alloc(12); // the wrapping key is used once
const KEY_BYTES = 32;
const RAW_KEY_FROM = -KEY_BYTES; // an X25519 key in SPKI ends with its 32 bytes (RFC 8410 §4)
const SPKI_X25519 = Buffer.from("302a300506032b656e032100", "hex");

/**
 * An age recipient of the X25519 kind ("age1…", C2SP age §X25519) with node's own cryptography: the library's takes
 * WebCrypto, which costs seven times as much for something as small as a signature.
 * @throws when it is not such a recipient.
 */
export function x25519Recipient(recipient: string): Recipient {
  const { prefix, bytes } = bech32.decodeToBytes(recipient);
  if (prefix !== "age" || bytes.length !== KEY_BYTES) throw new Error("not an X25519 age recipient");
  const theirs = createPublicKey({ key: Buffer.concat([SPKI_X25519, bytes]), format: "der", type: "spki" });
  return {
    wrapFileKey(fileKey) {
      const ephemeral = generateKeyPairSync("x25519");
      const share = rawKey(ephemeral.publicKey);
      const secret = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: theirs });
      const salt = Buffer.concat([share, bytes]);
      const wrapping = createSecretKey(Buffer.from(hkdfSync("sha256", secret, salt, INFO, KEY_BYTES)));
      const cipher = createCipheriv("chacha20-poly1305", wrapping, NONCE, { authTagLength: 16 });
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
      return [new Stanza(["X25519", base64nopad.encode(share)], body)];
    },
  };
}

const rawKey = (key: KeyObject) => key.export({ format: "der", type: "spki" }).subarray(RAW_KEY_FROM);
