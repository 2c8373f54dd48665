import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { constants } from "node:zlib";
import type { RequestHandler } from "express";
import { type PreparedPage, prepare, send } from "#app/web/prepared-page.ts";

/** What of a build is text; its fonts are packed already. */
const TYPES: Record<string, string> = { ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8" };

/** A file whose name changes with what is in it is never asked for again (RFC 8246). */
const FOR_GOOD = "public, max-age=31536000, immutable";

/** Sends style sheets and scripts of the build as small as they get, made so once, and passes on whatever else is asked. */
export function packedAssets(folder: string): RequestHandler {
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  const known = new Map<string, Promise<PreparedPage>>();

  function packed(name: string, type: string): Promise<PreparedPage> {
    const page = known.get(name) ?? pack(join(folder, name), type);
    known.set(name, page);
    page.catch(() => known.delete(name));
    return page;
  }

  return (request, response, next) => {
    const name = request.path.slice(1);
    const type = TYPES[extname(name)];
    const reads = request.method === "GET" || request.method === "HEAD";
    if (!type || !reads || !names.has(name)) return next();
    packed(name, type).then((page) => send(page, request, response), next);
  };
}

async function pack(file: string, type: string): Promise<PreparedPage> {
  const headers: [string, string][] = [
    ["Content-Type", type],
    ["Cache-Control", FOR_GOOD],
  ];
  const answer = { status: 200, headers, body: await readFile(file) };
  return prepare(answer, undefined, constants.BROTLI_MAX_QUALITY);
}
