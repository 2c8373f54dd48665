import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { Fields, Site } from "#tests/site.ts";

const [USER_PRESENT, USER_VERIFIED, ATTESTED] = [0x01, 0x04, 0x40];
const AAGUID = Buffer.alloc(16);

type Options = {
  challenge: string;
  rp?: { id: string };
  rpId?: string;
  user?: { id: string };
  allowCredentials?: { id: string }[];
};
/** What an attacker might change; `counter` is what the authenticator says to have counted to. */
export type Forgery = { origin?: string; rpId?: string; verified?: boolean; counter?: number; userHandle?: string };

/**
 * An authenticator as Web Authentication Level 2 §6 describes it, with one P-256 key, that does what it is told: a
 * forgery is signed as well as anything true.
 */
export function authenticator(counting = false) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32).toString("base64url");
  let [counter, userHandle] = [0, ""];

  return {
    id,

    /** RegistrationResponseJSON, as text. */
    make(options: Options, forgery: Forgery = {}): string {
      userHandle = options.user?.id ?? "";
      const clientData = clientDataOf("webauthn.create", options, forgery);
      const idBytes = Buffer.from(id, "base64url");
      const attested = Buffer.concat([AAGUID, uint16(idBytes.length), idBytes, coseKey(publicKey)]);
      const authData = Buffer.concat([headOf(options, forgery, 0, ATTESTED), attested]);
      const attestation = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(authData)],
      ]);
      const attestationObject = Buffer.from(isoCBOR.encode(attestation as never)).toString("base64url");
      return credential(id, {
        clientDataJSON: clientData.toString("base64url"),
        attestationObject,
        transports: ["usb"],
      });
    },

    /** AuthenticationResponseJSON, as text. */
    show(options: Options, forgery: Forgery = {}): string {
      if (counting) counter++;
      const clientData = clientDataOf("webauthn.get", options, forgery);
      const authData = headOf(options, forgery, forgery.counter ?? counter);
      const signed = Buffer.concat([authData, createHash("sha256").update(clientData).digest()]);
      return credential(id, {
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: sign("sha256", signed, privateKey).toString("base64url"),
        userHandle: forgery.userHandle ?? userHandle,
      });
    },
  };
}

export type Authenticator = ReturnType<typeof authenticator>;

/** What a page asks a passkey for. */
export function askedOn(page: string): Options & { origin: string } {
  const options = /data-options="([^"]*)"/.exec(page)?.[1];
  if (!options) throw new Error("the page asks for no passkey");
  return JSON.parse(options.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
}

type Desk = { get: Site["get"]; post: (path: string, fields: Fields) => ReturnType<Site["post"]> };

/** An organiser who has just signed in adds a passkey at this site. */
export async function addsPasskey(site: Site, desk: Desk, key: Authenticator, name = "A key") {
  const options = askedOn((await desk.get("/organise/account")).text);
  const passkey = key.make(options, { origin: site.context.config.PUBLIC_URL });
  return desk.post("/organise/account", { intent: "add", name, passkey });
}

function clientDataOf(type: string, { challenge }: Options, { origin = "http://localhost" }: Forgery): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function headOf({ rp, rpId = rp?.id ?? "" }: Options, forgery: Forgery, counter: number, flags = 0): Buffer {
  const verified = forgery.verified === false ? 0 : USER_VERIFIED;
  const hash = createHash("sha256")
    .update(forgery.rpId ?? rpId)
    .digest();
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([hash, Buffer.from([USER_PRESENT | verified | flags]), count]);
}

const credential = (id: string, response: object) =>
  JSON.stringify({ id, rawId: id, type: "public-key", clientExtensionResults: {}, response });

/** RFC 9053 §7.1.1: an elliptic curve key of two coordinates, for ES256. */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const [KTY, ALG, CRV, X, Y, EC2, ES256, P256] = [1, 3, -1, -2, -3, 2, -7, 1];
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));
  const cose = new Map<number, unknown>([
    [KTY, EC2],
    [ALG, ES256],
    [CRV, P256],
    [X, bytes(x)],
    [Y, bytes(y)],
  ]);
  return Buffer.from(isoCBOR.encode(cose as never));
}

function uint16(n: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(n);
  return bytes;
}
