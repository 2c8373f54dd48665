import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { headOf } from "#app/integrations/inbound/head.ts";
import { MAIL_MOST_BYTES } from "#app/integrations/inbound/listener.ts";

/** A file that somebody still writes to is left alone. */
const SETTLED_MS = 1_000;
const AT_ONCE = 200;
/** As long as a letter's bytes: what lies in done/ or failed/ for longer is removed. */
const KEPT_MS = 28 * 24 * 3_600_000;

export type Folder = {
  path: string;
  /** Whether an address is one that we have given out. */
  isOurs: (address: string) => boolean;
  /** Keeps a message; returns when it is safe. `from` is null where the file does not say, `to` empty. */
  take: (mail: { raw: Uint8Array; from: string | null; to: string }) => Promise<void>;
};

/**
 * Takes the messages out of a folder: *.eml files in it, and whatever lies in new/, as in a maildir. One that was taken
 * leaves an empty file of its name in done/, since nothing is kept readable; one that cannot be taken is moved to failed/.
 * Whoever dies on the way leaves the file where it was. Returns how many were taken.
 */
export async function readFolder(folder: Folder): Promise<number> {
  const done = join(folder.path, "done");
  const failed = join(folder.path, "failed");
  for (const one of [done, failed]) await mkdir(one, { recursive: true, mode: 0o700 });
  let taken = 0;
  for (const file of (await filesIn(folder.path)).slice(0, AT_ONCE)) {
    const found = await bytesOf(file);
    if (found === "later") continue;
    if (found === "unusable") {
      await rename(file, join(failed, basename(file))).catch(ignoreMissing);
      continue;
    }
    await folder.take({ raw: found, ...envelopeOf(found, folder.isOurs) });
    await writeFile(join(done, basename(file)), "", { mode: 0o600 });
    await rm(file, { force: true });
    taken++;
  }
  return taken;
}

/** Removes what has lain in done/ and failed/ for four weeks. */
export async function tidyFolder(path: string, now: Date) {
  for (const part of ["done", "failed"])
    for (const name of await namesIn(join(path, part))) {
      const file = join(path, part, name);
      const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now.getTime() }));
      if (now.getTime() - mtimeMs > KEPT_MS) await rm(file, { force: true });
    }
}

/** What the last server wrote above the message (RFC 5321 §4.4 and the custom of Postfix and Exim). */
function envelopeOf(raw: Uint8Array, isOurs: (address: string) => boolean) {
  const head = headOf(raw);
  const sender = head.get("return-path")?.[0];
  const candidates = ["x-original-to", "delivered-to", "envelope-to", "to", "cc"]
    .flatMap((name) => head.get(name) ?? [])
    .flatMap((line) => line.match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? []);
  return {
    from: sender === undefined ? null : sender.replace(/^<|>$/g, ""),
    to: candidates.find(isOurs) ?? "",
  };
}

async function filesIn(folder: string): Promise<string[]> {
  const dropped = (await namesIn(folder)).filter((name) => name.endsWith(".eml")).map((name) => join(folder, name));
  const delivered = (await namesIn(join(folder, "new"))).map((name) => join(folder, "new", name));
  return [...dropped, ...delivered].sort();
}

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true }).catch(noneWhereMissing))
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => entry.name);

async function bytesOf(file: string): Promise<Buffer | "later" | "unusable"> {
  try {
    const handle = await open(file, "r");
    try {
      const { size, mtimeMs } = await handle.stat();
      if (Date.now() - mtimeMs < SETTLED_MS) return "later";
      return size > MAIL_MOST_BYTES || size === 0 ? "unusable" : await readFile(handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return codeOf(error) === "ENOENT" ? "later" : "unusable"; // another process has taken it
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

function ignoreMissing(error: unknown) {
  if (codeOf(error) !== "ENOENT") throw error;
}

function noneWhereMissing(error: unknown): [] {
  ignoreMissing(error);
  return [];
}
