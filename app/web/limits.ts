import { createHmac, generateKeySync } from "node:crypto";
import { isIPv6 } from "node:net";
import { windowOf } from "#app/web/windows.ts";

const DAY_MS = 24 * 3_600_000;

// Who asks is known only by a keyed hash of the network, in memory, and the key is forgotten every day.
const newKey = () => generateKeySync("hmac", { length: 256 });
let key = newKey();
setInterval(() => {
  key = newKey();
}, DAY_MS).unref();

export type Limit = { take(clientAddress: string, now?: Date): number };

/**
 * At most `points` requests a network within `seconds`. `take` counts one and returns 0 when it may pass, else the
 * seconds to wait (for Retry-After).
 */
export function limitOf({ points, seconds, enabled }: { points: number; seconds: number; enabled: boolean }): Limit {
  const window = enabled ? windowOf(seconds) : null;
  return {
    take(clientAddress, now = new Date()) {
      if (!window) return 0;
      const network = createHmac("sha256", key).update(networkOf(clientAddress)).digest();
      return window.count(network, now) <= points ? 0 : Math.max(1, Math.ceil(window.restMs(now) / 1000));
    },
  };
}

/** The network an address belongs to: the first 24 bits of IPv4, the first 48 of IPv6. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(address);
  if (v4) return `${v4[1]}.0/24`;
  if (!isIPv6(address)) return "unknown";
  const [head = "", tail = ""] = address.split("%")[0]?.split("::") ?? [];
  const front = head.split(":").filter(Boolean);
  const back = tail.split(":").filter(Boolean);
  const groups = address.includes("::")
    ? [...front, ...Array(8 - front.length - back.length).fill("0"), ...back]
    : front;
  return `${groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/48`;
}
