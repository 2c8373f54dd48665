import type * as Engine from "#engine";
import * as postgres from "./postgres.ts";
import * as sqlite from "./sqlite.ts";

// Tables are made for one dialect when this file is first read, so the choice cannot wait for app/config.ts.
const isPostgres = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? "");

// The one cast in the code. tsc proves it harmless by checking everything twice:
// "#engine" is sqlite.ts in tsconfig.json, postgres.ts in tsconfig.postgres.json.
export const {
  blob,
  connect,
  index,
  instant,
  integer,
  json,
  prepare,
  primaryKey,
  table,
  text,

  uniqueIndex,
} = (isPostgres ? postgres : sqlite) as unknown as typeof Engine;

type Verbs = "select" | "selectDistinct" | "$count" | "$with" | "with";

/** What both engines can read. */
export type Reader = Pick<ReturnType<typeof Engine.connect>["read"], Verbs>;

/** What both engines can do inside a transaction. */
export type Writer = Pick<Engine.Transaction, Verbs | "insert" | "update" | "delete" | "insertNew" | "insertMany">;
