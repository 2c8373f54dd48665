import { mailDomain } from "#app/domain/addresses.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { isGreatProvider } from "#app/domain/mail-providers.ts";
import { mailDelay, type Sighting, type Signal, verdictOn } from "#app/domain/suspicion.ts";
import { type BurstWatch, burstWatch } from "#app/web/bursts.ts";
import { networkOf } from "#app/web/limits.ts";
import { type Window, windowOf } from "#app/web/windows.ts";

// Two windows each: a burst, and what is sustained. A /24 or /48 may be a school or a part of a mobile network.
const NETWORK = { burst: { most: 30, seconds: 60 }, sustained: { most: 200, seconds: 3_600 } };
// The sustained one is SIGNED_MOST of app/domain/signatures/hold.ts, where it is counted for good.
const DOMAIN = { burst: { most: 20, seconds: 60 }, sustained: { most: 60, seconds: 3_600 } };

/** One form as it came, and from where. The client's address is not kept. */
export type Arrival = Watched & { campaignId: string; clientAddress: string; email: string };

/** What was in the field that people do not see, and in the one that app/entry.client.ts fills. */
export type Watched = { honeypot: unknown; proof: unknown };

export const watchedIn = (fields: Record<string, unknown>): Watched => ({
  honeypot: fields["homepage"],
  proof: fields["proof"],
});

/** What the watch asks of others. */
export type WatchTools = {
  keys: Pick<Keyring, "tag" | "dayTag">;
  isDisposable: (domain: string) => Promise<boolean>;
  isProven: (proof: string, campaignId: string, now: Date) => Promise<boolean>;
  /** Whether organisers ask for proof of work at all times. */
  proofAlways: () => boolean;
  /** False: nothing is counted, so that tests and benchmarks may sign as much as they like from one place. */
  enabled: boolean;
  chance: () => number;
};

export type Watch = {
  /** Looks at a form that is about to be signed with, and counts it. Never refuses. */
  look(arrival: Arrival, now: Date): Promise<Sighting>;
  /** Whether browsers are asked for proof of work: while the campaign is in a burst, or always. */
  proofWanted(campaignId: string, now: Date): boolean;
};

/** Watches over signing in this process: counts by network, mail domain and campaign, in a memory of fixed size. */
export function watchOver(tools: WatchTools): Watch {
  const networks = tools.enabled ? pairOf(NETWORK) : null;
  const domains = tools.enabled ? pairOf(DOMAIN) : null;
  const bursts: BurstWatch | null = tools.enabled ? burstWatch() : null;

  return {
    proofWanted: (campaignId, now) => tools.proofAlways() || (bursts?.isIn(campaignId, now) ?? false),

    async look({ campaignId, clientAddress, email, honeypot, proof }, now) {
      const domain = mailDomain(email);
      const networkTag = tools.keys.dayTag("networks", networkOf(clientAddress), now);
      const domainTag = tools.keys.tag(campaignId, "domain", domain);
      const signals: Signal[] = [];
      const note = (signal: Signal, seen: boolean) => void (seen && signals.push(signal));

      note("honeypot", Boolean(honeypot));
      note("network-burst", networks?.isOver(networkTag, now) ?? false);
      note("domain-burst", !isGreatProvider(domain) && (domains?.isOver(domainTag, now) ?? false));
      const burst = bursts?.count(campaignId, now) ?? false;
      note("campaign-burst", burst);
      note("disposable-domain", await tools.isDisposable(domain));
      if (burst || tools.proofAlways())
        note("no-proof", !(typeof proof === "string" && (await tools.isProven(proof, campaignId, now))));
      return { signals, networkTag, domainTag, mailAfterMs: mailDelay(verdictOn(signals), tools.chance()) };
    },
  };
}

type Bounds = { most: number; seconds: number };

/** Counts in both windows; over when either has more than its most. */
function pairOf({ burst, sustained }: { burst: Bounds; sustained: Bounds }) {
  const pair: [Window, Bounds][] = [burst, sustained].map((bounds) => [windowOf(bounds.seconds), bounds]);
  return {
    isOver: (key: Uint8Array, now: Date) =>
      pair.map(([window, { most }]) => window.count(key, now) > most).includes(true),
  };
}
