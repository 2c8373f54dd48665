import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type Sqlite from "better-sqlite3";

/** So many commits within a second mean that a great day has begun. */
const BUSY_COMMITS = 30;
const SECOND_MS = 1_000;
/** SQLite's own measure of calm times, in pages. */
const CALM_PAGES = 1_000;
/** The write-ahead log never grows far beyond this, however fast it is written. */
const LOG_MOST_BYTES = 64 * 1024 * 1024;
const LOOK_EVERY = 32;
const SMALL = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 24 };

/**
 * Moves what was committed from the write-ahead log to the database file. In calm times the commit that fills the log
 * does so itself; while many sign at once a thread does, so that no signer waits for it. What is committed is safe in the
 * log either way.
 */
export function checkpoints(path: string, thread: URL, writer: Sqlite.Database) {
  let beside: Worker | null = null;
  let commits = 0;
  let countedFrom = 0;

  function begin() {
    const worker = new Worker(thread, { workerData: { path }, resourceLimits: SMALL });
    worker.unref();
    worker.on("error", () => {}); // "exit" follows, and the commits do it themselves again
    worker.on("exit", () => {
      beside = null;
      if (writer.open) writer.pragma(`wal_autocheckpoint = ${CALM_PAGES}`);
    });
    writer.pragma("wal_autocheckpoint = 0");
    return worker;
  }

  return {
    /** To be told of every commit. */
    committed() {
      const now = performance.now();
      if (now - countedFrom > SECOND_MS) [countedFrom, commits] = [now, 0];
      if (++commits >= BUSY_COMMITS) beside ??= begin();
      if (beside && commits % LOOK_EVERY === 0 && statSync(`${path}-wal`).size > LOG_MOST_BYTES)
        writer.pragma("wal_checkpoint(PASSIVE)"); // what is left of it, so that the log begins anew
    },

    close: async () => void (await beside?.terminate()),
  };
}
