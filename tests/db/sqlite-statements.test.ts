import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { integer, sqliteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { rememberStatements } from "#db/statement-cache.ts";

function opened() {
  const connection = rememberStatements(new Sqlite(":memory:"));
  connection.exec("create table things (n integer)");
  connection.prepare("insert into things values (1), (2)").run();
  return connection;
}

test("a query asked again is the statement it was", () => {
  const connection = opened();
  const first = connection.prepare("select n from things where n = ?");
  expect(connection.prepare("select n from things where n = ?")).toBe(first);
  expect([first.get(1), first.get(2)]).toEqual([{ n: 1 }, { n: 2 }]);
});

test("who asks for objects gets objects, though arrays were asked for with the same words", async () => {
  const connection = opened();
  const things = sqliteTable("things", { n: integer() });
  const db = drizzle({ client: connection });
  const query = db.select({ n: things.n }).from(things);
  expect(await query).toEqual([{ n: 1 }, { n: 2 }]); // drizzle asks for arrays
  expect(connection.prepare(query.toSQL().sql).all()).toEqual([{ n: 1 }, { n: 2 }]);
  expect(await query).toEqual([{ n: 1 }, { n: 2 }]);
});

test("a statement follows a table that gains a column", () => {
  const connection = opened();
  expect(connection.prepare("select * from things").all()).toEqual([{ n: 1 }, { n: 2 }]);
  connection.exec("alter table things add column name text");
  expect(connection.prepare("select * from things").get()).toEqual({ n: 1, name: null });
});

test("those that were not asked for longest are forgotten, so that they never are more than some hundred", () => {
  const connection = opened();
  const often = connection.prepare("select 0");
  const seldom = connection.prepare("select -1");
  for (let n = 1; n <= 400; n++) {
    connection.prepare(`select ${n}`);
    connection.prepare("select 0");
  }
  expect(connection.prepare("select 0")).toBe(often);
  expect(connection.prepare("select -1")).not.toBe(seldom);
});
