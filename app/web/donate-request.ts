import { type Campaign, isOpen } from "#app/domain/campaigns.ts";
import type { Cashier } from "#app/domain/donations/cashier.ts";
import { DonateForm, type Gift, type GiftFault, giftIn, isFault } from "#app/domain/donations/form.ts";
import { opened, promise, takeBack } from "#app/domain/donations/give.ts";
import { CHECKOUT } from "#app/web/donate-page.ts";
import type { FormState, FormValues } from "#app/web/form-state.ts";
import { checkFields } from "#app/web/forms.ts";
import { type GivingDesk, givingOf } from "#app/web/giving.ts";
import { i18nOf } from "#app/web/i18n.ts";
import type { Limit } from "#app/web/limits.ts";
import { decimalSign, moneyInText } from "#app/web/money.ts";
import { paths } from "#app/web/paths.ts";
import type { Db } from "#db/index.ts";

const OPEN_FOR_MS = 2 * 3_600_000;

export type DonateDesk = GivingDesk & {
  config: { PUBLIC_URL: string };
  db: Db;
  limits: { donate: Limit };
  now: () => Date;
};

type DonateRequest = { locale: string; campaign: Campaign; fields: FormValues; clientAddress: string };

/** What became of a donation form. Whatever is not `opened` is shown with the form again, every value kept. */
export type DonateOutcome =
  | { kind: "opened"; url: string }
  | { kind: "unknown" }
  | { kind: "closed" | "paused" | "malformed" | "unreachable"; state: FormState }
  | { kind: "tooMany"; state: FormState; waitSeconds: number };

/**
 * Writes down what somebody wants to give and opens Stripe's page for it. Sent twice, the form opens two pages, and on
 * neither is anything paid before somebody pays there. When Stripe does not answer, nothing stays behind.
 */
export async function takeDonation(desk: DonateDesk, request: DonateRequest): Promise<DonateOutcome> {
  const { cashier, switches, limits } = desk;
  const { locale, campaign, fields, clientAddress } = request;
  const facts = givingOf(desk, campaign);
  if (!facts || !cashier) return { kind: "unknown" };
  const unchecked = { values: fields, errors: {} };
  if (!isOpen(campaign)) return { kind: "closed", state: unchecked };
  if (switches.on.donations) return { kind: "paused", state: unchecked };
  const waitSeconds = limits.donate.take(clientAddress, desk.now());
  if (waitSeconds > 0) return { kind: "tooMany", state: unchecked, waitSeconds };
  const { value: form, state } = checkFields(fields, DonateForm, locale);
  if (state) return { kind: "malformed", state };
  const gift = giftIn(form, facts, decimalSign(locale));
  if (isFault(gift)) return { kind: "malformed", state: faultState(fields, gift, locale) };

  const { db, now, config } = desk;
  const donationId = await db.write((tx) => promise(tx, campaign.id, gift, now()));
  const page = await openPage(cashier, config.PUBLIC_URL, { donationId, campaign, gift, locale, now: now() });
  if (typeof page === "string") {
    await db.write((tx) => takeBack(tx, donationId));
    if (page === "unreachable") return { kind: page, state: unchecked };
    const refused: GiftFault = { field: "amount", message: "donation.refused" };
    return { kind: "malformed", state: faultState(fields, refused, locale) };
  }
  await db.write((tx) => opened(tx, donationId, page));
  return { kind: "opened", url: page.url };
}

type Page = {
  donationId: string;
  campaign: Campaign;
  gift: Gift;
  locale: string;
  now: Date;
};

async function openPage(cashier: Cashier, publicUrl: string, { donationId, campaign, gift, locale, now }: Page) {
  const to = paths(locale);
  const page = await cashier.open({
    ...gift,
    donationId,
    campaignId: campaign.id,
    locale,
    label: i18nOf(locale).getFixedT(locale, "donate")("label"),
    thanksUrl: publicUrl + to.donated(campaign.id),
    backUrl: publicUrl + to.notDonated(campaign.id),
    openUntil: new Date(now.getTime() + OPEN_FOR_MS),
  });
  // The form may lead nowhere else: the page's own policy would stop the browser there.
  return typeof page === "string" || page.url.startsWith(`${CHECKOUT}/`) ? page : "unreachable";
}

function faultState(values: FormValues, { field, message, bound }: GiftFault, locale: string): FormState {
  const t = i18nOf(locale).getFixedT(locale, "errors");
  const limit = bound && moneyInText(locale, bound.amount, bound.currency);
  return { values, errors: { [field]: t(message as "donation.tooLittle", { limit: limit ?? "" }) } };
}
