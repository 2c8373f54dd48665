/**
 * What can make one signing look like a machine's. None of them is a proof, and none ever refuses anybody.
 * - honeypot: a field that people do not see was filled
 * - network-burst, domain-burst, campaign-burst: more than usual comes from the network, for the mail domain, to the campaign
 * - disposable-domain: the mail domain is on a list of throw-away mailboxes
 * - no-proof: while proof of work was asked for, none came, or a forged, spent or expired one
 */
export const signals = [
  "honeypot",
  "network-burst",
  "domain-burst",
  "campaign-burst",
  "disposable-domain",
  "no-proof",
] as const;
export type Signal = (typeof signals)[number];

/** What is known of a signing beside what the form says. The tags are keyed hashes and say nothing to who lacks the keys. */
export type Sighting = {
  signals: Signal[];
  networkTag: Uint8Array | null;
  domainTag: Uint8Array | null;
  /** How long the confirmation mail waits, in ms; 0 in the quick lane. */
  mailAfterMs: number;
};

/** How a signing looks to whom nothing strikes. */
export const UNSUSPECTED: Sighting = { signals: [], networkTag: null, domainTag: null, mailAfterMs: 0 };

export type Verdict = {
  /** slow: the confirmation mail waits between one and ten minutes. */
  lane: "quick" | "slow";
  /** Once confirmed, the signature waits for an organiser instead of counting. */
  hold: boolean;
};

// The whole policy. "points" towards a hold: two are enough. The person never learns of any of it.
const POLICY: Record<Signal, { slow: boolean; points: number }> = {
  // People cannot fill it, so whoever does read the page's source and nothing else.
  honeypot: { slow: true, points: 2 },
  // A school, a mobile network and Tor share prefixes: alone it only buys time to see more.
  "network-burst": { slow: true, points: 1 },
  // The slow lane; the hold is by domainOver below, which is counted in the database and does not forget.
  "domain-burst": { slow: true, points: 0 },
  // A campaign that everybody speaks of is what everybody wants. It only means that proof is asked for.
  "campaign-burst": { slow: false, points: 0 },
  // People who protect themselves use them too: with one other signal it weighs.
  "disposable-domain": { slow: false, points: 1 },
  // Without JavaScript nobody can give one: the mail waits, and that is all.
  "no-proof": { slow: true, points: 1 },
};
const POINTS_TO_HOLD = 2;

/**
 * What is done about the signals. `domainOver`: more people than the sustained limit signed with this mail domain, which
 * is none of the great providers', within an hour of this one.
 */
export function verdictOn(seen: readonly Signal[], { domainOver = false } = {}): Verdict {
  const calm = !seen.some((signal) => signal.endsWith("-burst") || signal === "no-proof");
  const points = seen.reduce((sum, signal) => sum + POLICY[signal].points, 0);
  return {
    // A throw-away mailbox is slowed only while something else is going on.
    lane:
      seen.some((signal) => POLICY[signal].slow) || (!calm && seen.includes("disposable-domain")) ? "slow" : "quick",
    hold: domainOver || points >= POINTS_TO_HOLD,
  };
}

const SLOW_LEAST_MS = 60_000;
const SLOW_MOST_MS = 9.5 * 60_000; // so that the mail has arrived within ten minutes

/** How long the mail of a lane waits, in ms. `chance` is from 0 to under 1. */
export const mailDelay = ({ lane }: Verdict, chance: number) =>
  lane === "quick" ? 0 : Math.round(SLOW_LEAST_MS + chance * (SLOW_MOST_MS - SLOW_LEAST_MS));

/** The signals of a row, which the database keeps as plain text. */
export const signalsOf = (kept: string[] | null): Signal[] =>
  signals.filter((signal) => kept?.includes(signal) ?? false);

/** Two lots of signals as one, in the order of the list; null when there are none. */
export function joined(some: string[] | null, more: readonly Signal[]): Signal[] | null {
  const all = signals.filter((signal) => some?.includes(signal) || more.includes(signal));
  return all.length > 0 ? all : null;
}
