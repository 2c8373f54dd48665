import { NUMBER } from "#tests/bench/load/requests.ts";
import { encoded, goodForm } from "#tests/site.ts";

export const CAMPAIGN = "xinjiang";
const BROWSER = {
  Host: "localhost",
  Accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
  "Accept-Language": "en",
  "Accept-Encoding": "gzip, deflate, br, zstd",
  "User-Agent": "countersign-bench",
};
const FORM_TYPE = "application/x-www-form-urlencoded";

/** The requests of a browser as HTTP/1.1 text. */
export const page = (path: string, headers: Record<string, string> = {}) => message("GET", path, headers);
export const post = (path: string, body = "") =>
  message("POST", path, { "Content-Type": FORM_TYPE, "Content-Length": String(Buffer.byteLength(body)) }, body);

export const campaignPage = page(`/en/c/${CAMPAIGN}`);
/** The sign form, each time from another address. */
export const signing = post(
  `/en/c/${CAMPAIGN}/sign`,
  encoded(goodForm({ email: "signer-NUMBER@signers.example" })).replace("NUMBER", NUMBER), // "#" would be escaped
);
export const confirming = (token: string) => post(`/en/confirm/${token}`);

function message(method: string, path: string, headers: Record<string, string>, body = "") {
  const all = { ...BROWSER, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}
