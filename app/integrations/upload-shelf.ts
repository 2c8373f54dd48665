import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { SourceFile } from "#app/integrations/importers/files.ts";
import { hashOf } from "#app/integrations/importers/read.ts";

const KEPT_MS = 3_600_000;
const HASH = /^[0-9a-f]{64}$/;

/** Keeps what an organiser uploads between the look at what it would do and the decision, an hour at most. */
export function uploadShelf(folder: string, now: () => Date) {
  function tidy() {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder)) {
      const age = now().getTime() - statSync(join(folder, name)).mtimeMs;
      if (age > KEPT_MS) rmSync(join(folder, name), { force: true });
    }
  }

  return {
    /** Returns the hash by which the files are found again. */
    keep(files: SourceFile[]): string {
      tidy();
      mkdirSync(folder, { recursive: true });
      const hash = hashOf(files);
      writeFileSync(join(folder, hash), serialize(files), { mode: 0o600 });
      utimesSync(join(folder, hash), now(), now());
      return hash;
    },

    /** The files of that hash; null when there are none, or their hour is over. */
    find(hash: string): SourceFile[] | null {
      tidy();
      const path = join(folder, hash);
      return HASH.test(hash) && existsSync(path) ? (deserialize(readFileSync(path)) as SourceFile[]) : null;
    },

    drop(hash: string) {
      if (HASH.test(hash)) rmSync(join(folder, hash), { force: true });
    },
  };
}
export type UploadShelf = ReturnType<typeof uploadShelf>;
