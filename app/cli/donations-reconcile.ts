import { type Command, Misused, Told, withDatabase } from "#app/cli/command.ts";
import { reconcile } from "#app/domain/donations/reconcile.ts";
import { stripeCashier } from "#app/integrations/stripe/cashier.ts";
import { logFault } from "#app/web/log.ts";

const DAY_MS = 24 * 3_600_000;
const USUAL_DAYS = 35;
const MOST_DAYS = 3_660;

/** Compares the books of donations with Stripe's own lists and puts right what differs, as after a restored backup. */
export const donationsReconcile: Command = {
  usage: "donations reconcile [--days N] [--json]",
  positionals: 0,
  options: { days: { type: "string" }, json: { type: "boolean" } },
  async run({ values }) {
    const days = Number(values.days ?? USUAL_DAYS);
    if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
      throw new Misused(`--days is a whole number from 1 to ${MOST_DAYS}.`);
    const found = await withDatabase((db, config) => {
      const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_URL } = config;
      if (!STRIPE_SECRET_KEY || !STRIPE_WEBHOOK_SECRET)
        throw new Told("Donations are not set up: STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET are both needed.");
      const settings = { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_URL };
      const cashier = stripeCashier(settings, (fault) => logFault("Stripe was asked in vain", fault));
      return reconcile(db, cashier, new Date(Date.now() - days * DAY_MS));
    });
    if (found === "busy") throw new Told("Events are being looked at just now. Try again in a minute.");
    if (found === "unreachable")
      throw new Told("Stripe cannot be reached, or does not take the key. What was put right until then stays.");
    if (values.json) return console.log(JSON.stringify(found));
    console.log(
      `Of ${found.read} records at Stripe ${found.same} stood right, ${found.changed} were put right and ${found.added} added; ${found.foreign} name a campaign that is not here.`,
    );
    for (const id of found.unknownToStripe) console.log(`${id} stands in the books, and Stripe did not name it.`);
  },
};
