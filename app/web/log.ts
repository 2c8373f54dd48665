const TELL_EVERY_MS = 60_000;

/**
 * Says on standard error that something failed: the kind of error and where, never its message, which may
 * quote what a person typed (a database error quotes all parameters of its query).
 */
export function logFault(what: string, error: unknown) {
  if (!(error instanceof Error)) return console.error(`${what}: ${typeof error} thrown`);
  const cause = error.cause instanceof Error ? ` caused by ${kindOf(error.cause)}` : "";
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
  console.error([`${what}: ${kindOf(error)}${cause}`, ...frames].join("\n"));
}

/** Logs the first fault, and no more than one a minute: a server that is down is asked again and again. */
export function faultTeller(what: string, now: () => Date): (fault: unknown) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (fault) => {
    if (now().getTime() - toldAt < TELL_EVERY_MS) return;
    toldAt = now().getTime();
    logFault(what, fault);
  };
}

function kindOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" || typeof code === "number" ? `${error.name} (${code})` : error.name;
}
