// How every program of ours begins and ends, whatever it does.

const STOP_WITHIN_MS = 10_000;
/** Faults that the person who starts the program can mend: each is told in a sentence of its own. */
const TOLD = ["WrongSetting", "UnusableDataDir", "UnusableDatabase", "WrongContent", "RealPeople"];

/** What is written from here on is for the user who runs the program, and for nobody else on the machine. */
export const writeForUsAlone = () => process.umask(0o077);

/** Ends the program with code 1, saying why: a sentence where the fault can be mended, else all there is. */
export function giveUp(error: unknown): never {
  const told = error instanceof Error && TOLD.includes(error.constructor.name);
  console.error(told ? error.message : error);
  process.exit(1);
}

/** Does the last work when the program is asked to end, and ends it with code 0; after ten seconds in any case, with 1. */
export function onStop(lastWork: () => Promise<unknown>) {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      setTimeout(tooLate, STOP_WITHIN_MS).unref();
      void lastWork().finally(() => process.exit(0));
    });
  }
}

function tooLate() {
  console.error(
    "Not everything was done within ten seconds of being asked to end. What is left is done after the next start.",
  );
  process.exit(1);
}
