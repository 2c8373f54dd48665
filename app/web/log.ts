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

function kindOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" || typeof code === "number" ? `${error.name} (${code})` : error.name;
}
