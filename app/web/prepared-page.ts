import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { encodingsFor } from "#app/web/accept-encoding.ts";
import type { Page } from "#app/web/page-cache.ts";

const LEAST_TO_ENCODE_BYTES = 1024;
const BROTLI_QUALITY = 5; // better takes many times as long, once a second a page
const GZIP_LEVEL = 6;
const MOST_WINDOW_BITS = 22; // brotli's own default
const HEADERS_BYTES = 6 * 1024; // those of all variants, about
const OF_THE_BODY = ["content-type", "content-length", "content-encoding"];

type Header = [name: string, value: string];
export type Answer = { status: number; headers: Header[]; body: Buffer };

/** A page with all that is sent of it made ready, so that sending it costs next to nothing. */
export type PreparedPage = Page & { identity: Variant; br?: Variant; gzip?: Variant };

/** One encoding of a page. Headers stand as node:http takes them without a look: name, value, name, value. */
type Variant = { body: Buffer; etag: string | null; head: string[]; unchangedHead: string[] };

/**
 * Makes an answer ready: one that is for everyone in each encoding and with an ETag, any other as it is. What was
 * encoded for the last page serves again when the body is the same. `quality`: of brotli, 0 to 11.
 */
export async function prepare(answer: Answer, last?: PreparedPage, quality = BROTLI_QUALITY): Promise<PreparedPage> {
  const { status, headers, body } = answer;
  if (!isForEveryone(answer))
    return { status, keep: false, bytes: body.length, identity: variantOf(headers, body, null) };
  const etag = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  const shared: Header[] = [...headers, ["Vary", "Accept-Encoding"]];
  const identity = variantOf(shared, body, `"${etag}"`);
  const page = { status, keep: true, bytes: HEADERS_BYTES + body.length, identity };
  const packed = headers.some(([name, value]) => name.toLowerCase() === "content-type" && value === "image/png");
  if (packed || body.length < LEAST_TO_ENCODE_BYTES) return page;
  const same = last?.identity.etag === identity.etag ? last : undefined;
  const [br, gzipped] = await Promise.all([
    same?.br?.body ?? inBrotli(body, quality),
    same?.gzip?.body ?? inGzip(body),
  ]);
  return {
    ...page,
    bytes: page.bytes + br.length + gzipped.length,
    br: variantOf([...shared, ["Content-Encoding", "br"]], br, `"${etag}-br"`),
    gzip: variantOf([...shared, ["Content-Encoding", "gzip"]], gzipped, `"${etag}-gzip"`),
  };
}

/** Sends a page in the best encoding the visitor takes, or that it has not changed (RFC 9110 §13.1.2), or its head. */
export function send(page: PreparedPage, request: IncomingMessage, response: ServerResponse) {
  const { headers } = request;
  const { body, etag, head, unchangedHead } = variantFor(page, headers["accept-encoding"]);
  if (etag !== null && headers["if-none-match"] !== undefined && names(headers["if-none-match"], etag)) {
    response.writeHead(304, unchangedHead).end();
    return;
  }
  response.writeHead(page.status, head);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Who takes nothing that there is gets it as it is. */
function variantFor(page: PreparedPage, acceptEncoding: string | undefined): Variant {
  for (const encoding of encodingsFor(acceptEncoding)) {
    const variant = page[encoding];
    if (variant) return variant;
  }
  return page.identity;
}

/** Whether an If-None-Match header names the ETag: in a list, as weak, or by "*". */
function names(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch.split(",").some((one) => {
    const named = one.trim();
    return named === "*" || named === etag || named === `W/${etag}`;
  });
}

function isForEveryone({ status, headers }: Answer): boolean {
  const of = (name: string) => headers.find(([other]) => other.toLowerCase() === name)?.[1] ?? "";
  const control = of("cache-control");
  return (
    status === 200 &&
    /\bpublic\b/.test(control) &&
    !/no-store|private/.test(control) &&
    !of("set-cookie") &&
    !of("vary")
  );
}

function variantOf(headers: Header[], body: Buffer, etag: string | null): Variant {
  const head: Header[] = [...headers, ["Content-Length", String(body.length)]];
  if (etag) head.push(["ETag", etag]);
  const unchanged = head.filter(([name]) => !OF_THE_BODY.includes(name.toLowerCase()));
  return { body, etag, head: head.flat(), unchangedHead: unchanged.flat() };
}

const inGzip = (body: Buffer) => promisify(gzip)(body, { level: GZIP_LEVEL });

const inBrotli = (body: Buffer, quality: number) =>
  promisify(brotliCompress)(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      [constants.BROTLI_PARAM_LGWIN]: Math.min(MOST_WINDOW_BITS, Math.ceil(Math.log2(body.length)) + 1), // halves the time
    },
  });
