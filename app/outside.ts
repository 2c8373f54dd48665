import type { Config } from "#app/config.ts";
import { addressIn } from "#app/domain/addresses.ts";
import type { Cashier } from "#app/domain/donations/cashier.ts";
import type { Reflection } from "#app/domain/letters/deliver.ts";
import { domainOf } from "#app/domain/letters/lanes.ts";
import type { SignMessage } from "#app/integrations/dkim.ts";
import { guardLetters, guardMails } from "#app/integrations/letter-guard.ts";
import { letterReflector } from "#app/integrations/letter-mime.ts";
import { type Mailer, mailerOf } from "#app/integrations/mail.ts";
import { stripeCashier } from "#app/integrations/stripe/cashier.ts";
import { faultTeller } from "#app/web/log.ts";
import { mailLanguage } from "#app/web/mail-language.ts";
import { reflectionWords } from "#app/web/reflection-words.ts";

// Whom this installation can reach: decided by its settings, and by whether its people are made up.

/** Mail that never leaves this machine where all people are made up, and letters to real offices from the real site alone. */
export function mailerFor(config: Config, demo: boolean, now: () => Date): Mailer {
  const mailer = mailerOf(demo ? { ...config, SMTP_URL: undefined } : config, mailLanguage(config.PUBLIC_URL), now);
  const real = config.NODE_ENV === "production" && !demo;
  return {
    ...mailer,
    sendMail: guardMails(mailer.sendMail, { real }),
    sendLetter: guardLetters(mailer.sendLetter, { real }),
    mailbox: config.local ? mailer.mailbox : null,
  };
}

/** On a site that others reach, letters to made-up offices go to the organiser too: nobody else is there to read them. */
export function reflectionFor(config: Config, demo: boolean, sign: SignMessage): Reflection | null {
  if (demo || !config.SMTP_URL) return null;
  const from = domainOf(addressIn(config.MAIL_FROM));
  return { from, madeUpToo: !config.local, reflect: letterReflector(config, reflectionWords, sign) };
}

/** Donations need both settings: without the second nobody would hear of a payment. */
export function cashierFor(config: Config, now: () => Date): Cashier | null {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_URL } = config;
  if (!STRIPE_SECRET_KEY || !STRIPE_WEBHOOK_SECRET) return null;
  const settings = { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_URL };
  return stripeCashier(settings, faultTeller("Stripe was asked in vain", now));
}
