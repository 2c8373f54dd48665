// Runs as a thread beside the program (checkpoints.ts).
import { workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";

const EVERY_MS = 50;
const QUIET_ROUNDS = 600; // half a minute

const db = new Sqlite(workerData.path, { fileMustExist: true, timeout: 0 });
let quiet = 0;
let before = 0;

const timer = setInterval(() => {
  const [{ log = 0 } = {}] = db.pragma("wal_checkpoint(PASSIVE)") as { log?: number }[];
  quiet = log === before ? quiet + 1 : 0;
  before = log;
  if (quiet < QUIET_ROUNDS) return;
  clearInterval(timer); // and with it the thread ends
  db.close();
}, EVERY_MS);
