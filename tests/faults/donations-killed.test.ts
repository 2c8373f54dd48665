import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { expect, test } from "vitest";
import { type Engine, engines } from "#tests/faults/engines.ts";
import { post, startProgram } from "#tests/faults/program.ts";
import { chanceOf, pause, thorough, until } from "#tests/faults/thorough.ts";
import { freePort } from "#tests/free-port.ts";
import { openStripe } from "#tests/stripe/server.ts";

const DONATIONS = thorough ? 60 : 8;
const KILLS = thorough ? 30 : 3;
const WITHIN_MS = thorough ? 20 * 60_000 : 180_000;
const LOOKED_AT_WITHIN_MS = 60_000;

test.each(engines)(
  "$name: killed between a webhook's answer and its handling, and while handling: no payment is lost or counted twice",
  { timeout: WITHIN_MS },
  async ({ name, open }) => {
    const chance = chanceOf(`donations killed on ${name}`);
    await using engine = await open();
    await using stripe = await openStripe();
    const port = await freePort();
    const settings = { PORT: String(port), RATE_LIMITS: "off", DATA_DIR: engine.dataDir, ...engine.settings };
    const all = { ...settings, ...stripe.settings };
    await using first = await startProgram({ ...all, WORKERS: "off" });
    for (let one = 0; one < DONATIONS; one++)
      expect(await post(port, "/en/c/xinjiang/donate", { kind: "once", currency: "USD", amount: "3000" })).toBe(303);
    for (const { id } of stripe.sessions()) stripe.pay(id);
    const events = stripe.events.splice(0);
    for (const event of events.slice(0, 5)) expect(await told(port, stripe, event)).toBe(200);
    await first.kill(); // answered, and nobody has looked yet

    for (let kill = 0; kill < KILLS; kill++) {
      await using program = await startProgram(all);
      const sending = (async () => {
        for (const event of [...events])
          if ((await told(port, stripe, event)) === 200) events.splice(events.indexOf(event), 1);
      })();
      await pause(chance() * 600);
      await program.kill();
      await sending;
    }
    await using program = await startProgram(all);
    for (const event of events) expect(await told(port, stripe, event)).toBe(200); // as Stripe sends them again
    await ask(engine, "delete from chores where name = 'donations'"); // the lease of whoever was killed, before its time
    const waiting = async () => (await ask(engine, "select id from donation_events where due_at is not null")).length;
    expect(await until(async () => (await waiting()) === 0, LOOKED_AT_WITHIN_MS), program.said()).toBe(true);
    const payments = await ask(engine, "select state, amount, refunded from donation_payments");
    expect(payments).toEqual(Array(DONATIONS).fill({ state: "paid", amount: 3_000, refunded: 0 }));
    const given = await ask(engine, "select id from donations where state = 'given'");
    expect(given).toHaveLength(DONATIONS);
    expect(await program.stop()).toBe(0);
  },
);

/** Sends an event to the program on this port, and returns the status; null when the line broke. */
async function told(port: number, stripe: Awaited<ReturnType<typeof openStripe>>, { body }: { body: string }) {
  try {
    const headers = { "Content-Type": "application/json", "Stripe-Signature": stripe.signature(body) };
    const answer = await fetch(`http://127.0.0.1:${port}/webhooks/stripe`, { method: "POST", body, headers });
    await answer.text();
    return answer.status;
  } catch {
    return null;
  }
}

/** Asks the database from outside, beside the program that runs on it. */
async function ask({ dataDir, settings }: Engine, statement: string): Promise<unknown[]> {
  if (!settings.DATABASE_URL) {
    const db = new Sqlite(join(dataDir, "countersign.db"), { timeout: 10_000 });
    try {
      const prepared = db.prepare(statement);
      return prepared.reader ? prepared.all() : [prepared.run()];
    } finally {
      db.close();
    }
  }
  const client = new pg.Client({ connectionString: settings.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
