import { type Switches, switchesOn } from "#app/domain/switches.ts";
import { logFault } from "#app/web/log.ts";
import type { Reader } from "#db/index.ts";

const READ_EVERY_MS = 2_000; // with a page cache of a second before it, every visitor sees a turn within five

/** The switches as this process knows them. */
export type Switchboard = {
  /** What is on, from memory: two seconds behind another process at most, and the last that is known if the database fails. */
  readonly on: Switches;
  /** Reads anew, so that who has turned a switch sees it at once. */
  read(): Promise<void>;
  close(): Promise<void>;
};

/** Reads the switches, and again every two seconds, so that no request has to. */
export async function openSwitchboard(db: Reader): Promise<Switchboard> {
  let on = await readFrom(db);
  let newest = 0;
  let underWay = Promise.resolve();

  async function read() {
    const turn = ++newest;
    const found = await readFrom(db);
    if (turn === newest) on = found; // an answer that comes late is older than what is known
  }

  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    underWay = read()
      .catch((error) => logFault("Reading the switches", error))
      .finally(() => {
        busy = false;
      });
  }, READ_EVERY_MS).unref();
  return {
    get on() {
      return on;
    },
    read,
    async close() {
      clearInterval(timer);
      await underWay;
    },
  };
}

const readFrom = async (db: Reader): Promise<Switches> =>
  Object.fromEntries((await switchesOn(db)).map(({ name, since }) => [name, since]));
