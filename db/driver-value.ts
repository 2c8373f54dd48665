import type { Column } from "drizzle-orm";

/** What the driver is given for a column: the row's own value, else the column's default, else null. */
export function driverValue(column: Column, own: unknown): unknown {
  const value = own ?? column.default ?? column.defaultFn?.() ?? null;
  return value === null ? null : column.mapToDriverValue(value);
}
