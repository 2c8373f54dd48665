import { prepare } from "./engine.ts";

/**
 * A query that is built once for each connection it is asked on, instead of at each use:
 * `const byId = prepared("letter_by_id", (db: Reader) => db.select()…); await byId(db).execute({ id });`
 * The name must be the program's only one. A placeholder that stands in a comparison is not encoded: give it bytes and
 * numbers as the driver takes them.
 */
export function prepared<On extends object, Query extends { prepare(name: string): unknown }>(
  name: string,
  build: (on: On) => Query,
) {
  const known = new WeakMap<On, ReturnType<Query["prepare"]>>();
  return (on: On): ReturnType<Query["prepare"]> => {
    const ready = known.get(on) ?? prepare(build(on) as never, name);
    known.set(on, ready as ReturnType<Query["prepare"]>);
    return ready as ReturnType<Query["prepare"]>;
  };
}
