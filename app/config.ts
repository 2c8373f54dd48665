import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

const whole = (least: number, most: number, example: number) =>
  z.coerce
    .number(`is not a number; for example ${example}`)
    .int(`is not a whole number; for example ${example}`)
    .min(least, `is below ${least}; for example ${example}`)
    .max(most, `is above ${most}; for example ${example}`);
const address = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `is not an address this program understands; for example ${example}` });
const oneOf = <const Values extends [string, ...string[]]>(...values: Values) =>
  z.enum(values, `is none of: ${values.join(", ")}; for example ${values[0]}`);

const Environment = z.object({
  NODE_ENV: oneOf("production", "development", "test").default("production"),
  PORT: whole(0, 65_535, 3000).default(3000),
  HOST: z
    .string()
    .refine(
      (host) => isIP(host) > 0 || /^[a-z0-9.-]+$/i.test(host),
      "is not a host name or address; for example 127.0.0.1",
    )
    .default("127.0.0.1"),
  PUBLIC_URL: address(/^https?$/, "https://act.example.org")
    .refine(
      (url) => !URL.canParse(url) || url.replace(/\/$/, "") === new URL(url).origin,
      "has a path; give the origin alone, for example https://act.example.org",
    )
    .optional(),
  ONION_URL: z
    .string()
    .regex(
      /^https?:\/\/[a-z2-7]{55}d\.onion(:\d{1,5})?$/,
      `is not the address of an onion service (version 3), without a path; for example http://${"a".repeat(55)}d.onion`,
    )
    .optional(),
  EXIT_URL: address(/^https$/, "https://www.wikipedia.org/").default("https://www.wikipedia.org/"),
  DATA_DIR: z.string().default("data"),
  DATABASE_URL: z
    .string()
    .default("countersign.db")
    .refine(
      (url) => !url.includes("://") || /^postgres(ql)?:\/\//.test(url),
      "is neither a file's path nor a postgres:// address; for example postgres://user:password@localhost/countersign",
    ),
  SMTP_URL: address(/^smtps?$/, "smtp://user:password@mail.example.org:587").optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*<?[^\s@<>]+@[^\s@<>]+>?$/, "is not a sender; for example Countersign <hello@example.org>")
    .default("Countersign <countersign@localhost>"),
  // One and a half times as many as the busiest petition so far has had signatures a minute.
  MAIL_PER_MINUTE: whole(1, 1_000_000, 3000).default(3000),
  BOUNCE_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i, "is not a domain; for example bounces.example.org")
    .optional(),
  LETTERS_KEPT_DAYS: whole(1, 28, 28).default(28),
  INBOUND_SMTP: z
    .string()
    .regex(/^[^\s:/]+:\d{1,5}$/, "is no host and port; for example 127.0.0.1:2525")
    .transform((at) => ({ host: at.slice(0, at.lastIndexOf(":")), port: Number(at.slice(at.lastIndexOf(":") + 1)) }))
    .refine(({ port }) => port <= 65_535, "has a port above 65535; for example 127.0.0.1:2525")
    .optional(),
  INBOUND_DIR: z.string().optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i, "is not a selector; for example countersign")
    .default("countersign"),
  DKIM_KEY_FILE: z.string().optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^[sr]k_/, "is not a Stripe secret key; it begins with sk_ or rk_")
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, "is not a Stripe webhook secret; it begins with whsec_")
    .optional(),
  STRIPE_API_URL: address(/^https?$/, "https://api.stripe.com").optional(),
  SECRET_KEY: z
    .string()
    .min(32, "is shorter than 32 characters; for example the output of: openssl rand -hex 32")
    .optional(),
  TRUST_PROXY: whole(0, 10, 1).default(0),
  RATE_LIMITS: oneOf("on", "off").default("on"),
  WORKERS: oneOf("on", "off").default("on"),
  WEB_CONCURRENCY: whole(1, 64, 1).default(1),
});

export type Config = ReturnType<typeof readConfig>;

/** A setting that cannot be used. Its message is for the person who starts the program. */
export class WrongSetting extends Error {}

/**
 * Reads every setting of the program; an empty value counts as none.
 * @throws {WrongSetting} naming the variable, what is wrong with its value, and an example; never the value itself, which may be a secret.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env) {
  const parsed = Environment.safeParse(
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== "")),
  );
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path[0]?.toString()} ${issue.message}.`);
    throw new WrongSetting(faults.join("\n"));
  }
  const { PUBLIC_URL = `http://localhost:${parsed.data.PORT}`, ...rest } = parsed.data;
  const publicUrl = new URL(PUBLIC_URL);
  const local = LOOPBACK.test(publicUrl.hostname);
  if (!local && !rest.SMTP_URL)
    throw new WrongSetting(
      "SMTP_URL is missing. With a PUBLIC_URL that others reach, mail must leave this machine; for example SMTP_URL=smtp://user:password@mail.example.org:587.",
    );
  if (!local && rest.RATE_LIMITS === "off")
    throw new WrongSetting(
      "RATE_LIMITS is off, which is accepted only while PUBLIC_URL is on this machine; for example RATE_LIMITS=on.",
    );

  if ((rest.INBOUND_SMTP || rest.INBOUND_DIR) && !rest.BOUNCE_DOMAIN)
    throw new WrongSetting(
      "BOUNCE_DOMAIN is missing. Mail that comes in by INBOUND_SMTP or INBOUND_DIR comes to a domain of its own; for example BOUNCE_DOMAIN=bounces.example.org.",
    );

  const dataDir = resolve(rest.DATA_DIR);
  return {
    ...rest,
    INBOUND_DIR: rest.INBOUND_DIR && resolve(dataDir, rest.INBOUND_DIR),
    PUBLIC_URL: publicUrl.origin,
    DATA_DIR: dataDir,
    DATABASE_URL: rest.DATABASE_URL.includes("://") ? rest.DATABASE_URL : resolve(dataDir, rest.DATABASE_URL),
    /** The site is only reached from this machine: the local mailbox is shown, campaign keys are made at need. */
    local,
    /** The domain of the aliases by which answers are passed on; null where no mail comes in. */
    aliasDomain: rest.INBOUND_SMTP || rest.INBOUND_DIR ? (rest.BOUNCE_DOMAIN ?? null) : null,
  };
}
