import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { line, ticked } from "#app/domain/people.ts";
import type { Reader, Writer } from "#db/index.ts";
import { organisers, switchEvents, switches, switchNames } from "#db/schema.ts";

export { switchNames };
export type SwitchName = (typeof switchNames)[number];

/** The switches that are on, each with since when. */
export type Switches = { readonly [Name in SwitchName]?: Date };

/** A switch that is on. `by` is the organiser who turned it; null for the command line. */
export type SwitchOn = { name: SwitchName; since: Date; by: string | null; reason: string };

/** One turn of a switch. */
export type Turned = {
  id: string;
  name: SwitchName;
  turned: "on" | "off";
  at: Date;
  by: string | null;
  reason: string;
};

const REASON_MOST = 200;
/** Switches by which people are refused what they came for: turned on only by somebody who says that they know it. */
const REFUSING: readonly SwitchName[] = ["signing", "read-only"];

export const isRefusing = (name: SwitchName) => REFUSING.includes(name);

export const Reason = line("reason", REASON_MOST);

/** The form that turns a switch. Messages are keys of locales/en/errors.json. */
export const TurnForm = z
  .object({
    name: z.enum(switchNames, "switch.unknown"),
    to: z.enum(["on", "off"], "switch.unknown"),
    reason: Reason,
    sure: ticked("sure"),
  })
  .refine(({ name, to, sure }) => to === "off" || sure || !isRefusing(name), {
    path: ["sure"],
    message: "sure.missing",
    when: ({ value }) => typeof value === "object", // said together with what else is missing
  });
export type TurnForm = z.infer<typeof TurnForm>;

/** Turns a switch and keeps who did it and why. False, and nothing is kept, when it stands so already. */
export async function turn(
  tx: Writer,
  { name, to, reason }: Omit<TurnForm, "sure">,
  organiserId: string | null,
  now = new Date(),
): Promise<boolean> {
  const changed =
    to === "on"
      ? await tx.insert(switches).values({ name, since: now, organiserId, reason }).onConflictDoNothing().returning()
      : await tx.delete(switches).where(eq(switches.name, name)).returning();
  if (changed.length === 0) return false;
  await tx.insert(switchEvents).values({ name, turned: to, at: now, organiserId, reason });
  return true;
}

/** The switches that are on, with who turned them and why. */
export async function switchesOn(db: Reader): Promise<SwitchOn[]> {
  const { name, since, reason } = switches;
  const rows = await db
    .select({ name, since, reason, by: organisers.name })
    .from(switches)
    .leftJoin(organisers, eq(organisers.id, switches.organiserId));
  return rows.filter((row) => switchNames.includes(row.name)); // a newer version may know more of them
}

/** The last turns of all switches, newest first. */
export async function lastTurns(db: Reader, most: number): Promise<Turned[]> {
  const { id, name, turned, at, reason } = switchEvents;
  return db
    .select({ id, name, turned, at, reason, by: organisers.name })
    .from(switchEvents)
    .leftJoin(organisers, eq(organisers.id, switchEvents.organiserId))
    .orderBy(desc(at))
    .limit(most);
}
