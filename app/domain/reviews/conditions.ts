import { z } from "zod";
import { mailDomain } from "#app/domain/addresses.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { countryCodes, line } from "#app/domain/people.ts";
import { type Signal, signals } from "#app/domain/suspicion.ts";

export const states = ["both", "counted", "held"] as const;

/**
 * Which signatures a review is about: those for which all of it holds. Tags are in hexadecimal; both moments are included,
 * and are of the signing, not of its confirmation.
 */
export type Conditions = {
  domainTag: string | null;
  networkTag: string | null;
  from: Date | null;
  until: Date;
  country: string | null;
  source: string | null;
  signal: Signal | null;
  state: (typeof states)[number];
};

const MINUTE_MS = 60_000;
const MINUTES_ONLY = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/; // as a browser's field for date and time sends it
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z?$/;
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const DOMAIN_MOST = 254;
const SOURCE_MOST = 100;

const blank = z
  .literal("")
  .optional()
  .transform(() => null);
const asTyped = (field: string, most: number) => line(field, most).or(blank);
const tag = (field: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{16}$/, `${field}.unknown`)
    .or(blank);
const moment = (field: string) =>
  z
    .string()
    .refine((text) => MOMENT.test(text) && !Number.isNaN(asUtc(text).getTime()), `${field}.malformed`)
    .or(blank);

/** A mail domain as somebody types it: with or without what stands before the @, in any case or script. */
export const Domain = line("domain", DOMAIN_MOST)
  .transform((typed) => mailDomain(typed.replace(/\.$/, "")))
  .refine((domain) => DOMAIN.test(domain), "domain.malformed");

/** The form of conditions. Messages are keys of locales/en/errors.json. Both times are UTC; an `until` in minutes includes its minute. */
export const ConditionsForm = z
  .object({
    from: moment("from").transform((text) => (text === null ? null : asUtc(text))),
    until: moment("until").transform((text) => (text === null ? null : endOf(text))),
    domain: blank.or(Domain),
    domainTag: tag("domainTag"),
    networkTag: tag("networkTag"),
    country: blank.or(z.string().refine((code) => countryCodes.includes(code), "country.unknown")),
    source: asTyped("source", SOURCE_MOST),
    signal: blank.or(z.enum(signals, "signal.unknown")),
    state: z.enum(states, "state.unknown"),
  })
  .refine((form) => Object.entries(form).some(([name, value]) => name !== "state" && value !== null), {
    path: ["from"],
    message: "conditions.missing",
  })
  .refine(({ from, until }) => from === null || until === null || from.getTime() <= until.getTime(), {
    path: ["until"],
    message: "until.early",
  });
export type ConditionsForm = z.infer<typeof ConditionsForm>;

/**
 * The conditions with the mail domain as its tag, which is all that is kept of it. Without an end they end now, so that a
 * review is about no more than was looked at.
 */
export function conditionsOf(
  keys: Pick<Keyring, "tag">,
  campaignId: string,
  { domain, ...form }: ConditionsForm,
  now = new Date(),
): Conditions {
  return {
    ...form,
    domainTag: domain === null ? form.domainTag : domainTagOf(keys, campaignId, domain),
    until: form.until ?? now,
  };
}

/** The tag by which a campaign knows a mail domain. */
export const domainTagOf = (keys: Pick<Keyring, "tag">, campaignId: string, domain: string) =>
  Buffer.from(keys.tag(campaignId, "domain", domain)).toString("hex");

/** The conditions as they are kept and as a form sends them again: what is not asked for is absent. */
export const recordOf = (conditions: Conditions): Record<string, string> =>
  Object.fromEntries(
    Object.entries(conditions).flatMap(([name, value]) =>
      value === null ? [] : [[name, value instanceof Date ? value.toISOString() : value]],
    ),
  );

/** The conditions of a kept review, which always have an end. What the program held by itself was counted before. */
export function conditionsIn(record: Record<string, string>): Conditions {
  const { domainTag = null, networkTag = null, country = null, source = null } = record;
  return {
    ...{ domainTag, networkTag, country, source },
    from: record["from"] ? new Date(record["from"]) : null,
    until: new Date(record["until"] as string),
    signal: signals.find((signal) => signal === record["signal"]) ?? null,
    state: states.find((state) => state === record["state"]) ?? "counted",
  };
}

const asUtc = (text: string) => new Date(text.endsWith("Z") ? text : `${text}Z`);

const endOf = (text: string) =>
  MINUTES_ONLY.test(text) ? new Date(asUtc(text).getTime() + MINUTE_MS - 1) : asUtc(text);
