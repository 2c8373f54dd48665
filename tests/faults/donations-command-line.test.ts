import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStripe } from "#tests/stripe/server.ts";

type Said = { status: number; stdout: string; stderr: string };

/** The command line on a data folder of its own. */
function openCommandLine(settings: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-cli-"));
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, ...settings } as unknown as NodeJS.ProcessEnv;
  return {
    run: (...words: string[]) =>
      new Promise<Said>((ended) => {
        execFile(process.execPath, ["app/cli/countersign.ts", ...words], { env }, (error, stdout, stderr) =>
          ended({ status: Number(error?.code ?? 0), stdout, stderr }),
        );
      }),
    [Symbol.dispose]: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

test("the books of an empty installation are filled from Stripe's lists; the second time all stands right", async () => {
  await using stripe = await openStripe();
  using line = openCommandLine(stripe.settings);
  expect((await line.run("campaigns", "load", "db/seeds/xinjiang")).status).toBe(0);
  const label = { donation: crypto.randomUUID(), campaign: "xinjiang", kind: "once" };
  const session = stripe.openSession({
    mode: "payment",
    metadata: label,
    line_items: [
      { quantity: "1", price_data: { currency: "usd", unit_amount: 900, product_data: { name: "Donation" } } },
    ],
    success_url: "https://act.example",
    cancel_url: "https://act.example",
    locale: "auto",
    expires_at: 0,
    adaptive_pricing: { enabled: "false" },
  });
  stripe.pay(session.id);
  const first = await line.run("donations", "reconcile", "--json");
  const none = { same: 0, changed: 0, added: 0, foreign: 0, unknownToStripe: [] };
  expect([first.status, JSON.parse(first.stdout)]).toEqual([0, { ...none, read: 1, added: 1 }]);
  const again = await line.run("donations", "reconcile", "--days", "2");
  expect(again.stdout).toBe(
    "Of 1 records at Stripe 1 stood right, 0 were put right and 0 added; 0 name a campaign that is not here.\n",
  );
});

test.each([
  ["without Stripe's settings", {}, [], 1, /^Donations are not set up: [^\n]*\.\n$/],
  ["with a Stripe that does not answer", { STRIPE_API_URL: "http://127.0.0.1:9" }, [], 1, /Stripe cannot be reached/],
  ["with days that are none", {}, ["--days", "0"], 2, /--days is a whole number/],
])("%s it says so in a sentence", async (_how, settings, words, code, said) => {
  const keys = { STRIPE_SECRET_KEY: "sk_test_1", STRIPE_WEBHOOK_SECRET: "whsec_1", ...settings };
  using line = openCommandLine("STRIPE_API_URL" in settings ? keys : {});
  const { status, stdout, stderr } = await line.run("donations", "reconcile", ...words);
  expect([status, stdout]).toEqual([code, ""]);
  expect(stderr).toMatch(said);
});
