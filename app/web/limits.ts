import { createHmac, randomBytes } from "node:crypto";
import { isIPv6 } from "node:net";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const DAY_MS = 24 * 3_600_000;

// Who asks is known only by a keyed hash of the network, in memory, and the key is forgotten every day.
let key = randomBytes(32);
setInterval(() => {
  key = randomBytes(32);
}, DAY_MS).unref();

export type Limit = { take(clientAddress: string): Promise<number> };

/**
 * At most `points` requests a network within `seconds`. `take` counts one and returns 0 when it may pass, else the
 * seconds to wait (for Retry-After).
 */
export function limitOf({ points, seconds, enabled }: { points: number; seconds: number; enabled: boolean }): Limit {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    async take(clientAddress) {
      if (!enabled) return 0;
      try {
        await limiter.consume(createHmac("sha256", key).update(networkOf(clientAddress)).digest("base64url"));
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw refusal;
      }
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
