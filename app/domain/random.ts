import { randomFillSync } from "node:crypto";

const POOL_BYTES = 8_192;

let pool = Buffer.alloc(0);

/** So many random bytes from the system's generator, which is asked for many at once: asking costs more than the bytes. */
export function random(bytes: number): Buffer {
  if (pool.length < bytes) pool = randomFillSync(Buffer.alloc(Math.max(POOL_BYTES, bytes)));
  const drawn = pool.subarray(0, bytes);
  pool = pool.subarray(bytes); // never given out again
  return drawn;
}
