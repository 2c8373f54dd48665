import type { IncomingMessage } from "node:http";

/**
 * The address a request came from, past so many proxies of our own, each of which has added to X-Forwarded-For what it
 * saw. What stands there before theirs anybody may have written. Never stored or logged.
 */
export function clientAddressOf(request: IncomingMessage, proxies: number): string {
  const seen = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((address) => address.trim())
    .filter((address) => address !== "")
    .reverse();
  const addresses = [request.socket.remoteAddress ?? "", ...seen];
  return addresses[Math.min(proxies, addresses.length - 1)] ?? "";
}
