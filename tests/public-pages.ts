import { embedPaths, mailboxPaths, organisePaths, paths } from "#app/web/paths.ts";
import { goodGift } from "#tests/donations.ts";
import { goodLetter } from "#tests/letters.ts";
import type { Given, State } from "#tests/peopled.ts";
import { encoded, type Fields, goodForm } from "#tests/site.ts";

type To = ReturnType<typeof paths>;

export type PublicPage = {
  /** The name of its picture, too. */
  name: string;
  /** The file of its route in remix.config.js. */
  route: string;
  state: State;
  path: (to: To, given: Given) => string;
  /** What is sent, where the page answers a form. */
  fields?: (given: Given) => Fields;
  status?: number;
};

const C = "xinjiang";
const A = "non-refoulement";
const COUNTRY = { country: "XX" };
const SOUGHT = { intent: "find", country: "XX", body: "exampleland-parliament" };
const BAD_FORM = goodForm({ name: "", email: "rahile at signers.example", country: "", visibility: "" });

const page = (
  name: string,
  route: string,
  path: PublicPage["path"],
  more: Partial<Pick<PublicPage, "state" | "fields" | "status">> = {},
): PublicPage => ({
  name,
  route: `routes/${route}${route.endsWith(".ts") ? "" : ".tsx"}`,
  path,
  state: "open",
  ...more,
});

const at = (path: string, query: Record<string, string>) => `${path}?${new URLSearchParams(query)}`;

/** Every page that a visitor can come to, and how: html-validate, axe, the narrow window and the pictures all use it. */
export const PUBLIC_PAGES: PublicPage[] = [
  page("home", "home", (to) => to.home),
  page("campaign", "campaign", (to) => to.campaign(C)),
  page("campaign-quiet", "campaign", (to) => at(to.campaign(C), { quiet: "yes" })),
  page("action", "action", (to) => to.action(C, "fact-finding-mission")),
  page("action-with-letter", "action", (to) => to.action(C, A)),
  page("action-starred", "action", (to) => to.action(C, "sanctions")),
  page("evidence", "evidence", (to) => to.evidence(C)),
  page("countries", "countries", (to) => to.countries(C)),
  page("updates", "updates", (to) => to.updates(C)),
  page("sign", "sign", (to) => to.sign(C)),
  page("sign-with-faults", "sign", (to) => to.sign(C), { fields: () => BAD_FORM, status: 400 }),
  page("check-your-mail", "check-your-mail", (to) => to.checkYourMail(C)),
  page("confirm", "confirm", (to, given) => to.confirm(given.confirmSignature)),
  page("confirm-used-up", "confirm", (to, given) => to.confirm(given.usedUp)),
  page("confirm-nothing", "confirm", (to) => to.confirm("nothing"), { status: 404 }),
  page("confirmed", "confirmed", (to) => to.confirmed(C)),
  page("thanks", "thanks", (to) => to.thanks(C, "share")),
  page("thanks-after-actions", "thanks", (to) => to.thanks(C, "actions")),
  page("thanks-at-last", "thanks", (to) => to.thanks(C, "letter")),
  page("share", "share", (to) => to.share(C)),
  page("embed", "embed/box.ts", (to) => at(embedPaths.box(C), { locale: to.home.slice(1) })),
  page("embed-line", "embed/box.ts", (to) => at(embedPaths.box(C), { locale: to.home.slice(1), look: "line" })),
  page("manage", "manage", (to, given) => to.manage(given.signer)),
  page("manage-nothing", "manage", (to) => to.manage("nothing"), { status: 404 }),
  page("letter-1-country", "letter", (to) => to.letter(C, A)),
  page("letter-2-representative", "letter", (to) => at(to.letter(C, A), COUNTRY)),
  page("letter-2-split-postcode", "letter", (to) => to.letter(C, A), { fields: () => ({ ...SOUGHT, place: "10105" }) }),
  page("letter-2-no-such-place", "letter", (to) => to.letter(C, A), { fields: () => ({ ...SOUGHT, place: "99999" }) }),
  page("letter-2-people", "letter", (to) => at(to.letter(C, A), { ...COUNTRY, everybody: "yes" })),
  page("letter-2-nobody-chosen", "letter", (to) => at(to.letter(C, A), { ...COUNTRY, chosen: "yes" }), { status: 400 }),
  page("letter-3-write", "letter", (to, { offices: [, bo = ""] }) =>
    at(to.letter(C, A), { ...COUNTRY, representative: bo }),
  ),
  page("letter-3-settled", "letter", (to, { offices: [ada = ""] }) =>
    at(to.letter(C, A), { ...COUNTRY, representative: ada }),
  ),
  page("letter-3-with-faults", "letter", (to) => to.letter(C, A), {
    fields: ({ offices }) => goodLetter(offices, { name: "", email: "x", ownWords: "", consent: [] }),
    status: 400,
  }),
  page("letter-4-check", "letter", (to) => to.letter(C, A), {
    fields: ({ offices }) => goodLetter(offices, { intent: "check" }),
  }),
  page("letter-5-check-your-mail", "check-your-mail", (to) => to.checkYourMailForLetter(C)),
  page("letter-6-confirm", "confirm", (to, given) => to.confirm(given.confirmLetter)),
  page("letter-7-manage", "manage", (to, given) => to.manage(given.writer)),
  page("letter-7-manage-done", "manage", (to, given) => at(to.manage(given.writer), { done: "letterConfirmed" })),
  page("letter-8-own-letter", "manage-letter", (to, given) => to.ownLetter(given.writer, given.letter)),
  page("letter-9-to-send", "manage-task", (to, given) => to.task(given.writer, given.task)),
  page("hand-over", "letter-hand-over", (to) => to.handOver(C, A), {
    fields: ({ offices }) => goodLetter(offices, { intent: "check" }),
  }),
  page("hand-over-nothing", "letter-hand-over", (to) => to.handOver(C, A)),
  page("office", "office", (to, given) => to.office(given.office)),
  page("office-with-faults", "office", (to, given) => to.office(given.office), {
    fields: () => ({ intent: "answer" }),
    status: 400,
  }),
  page("office-answered", "office", (to, given) => at(to.office(given.answered), { done: "answer" })),
  page("office-nothing", "office", (to) => to.office("nothing"), { status: 404 }),
  page("office-numbers", "office-numbers", (to, given) => to.officeNumbers(given.office)),
  page("answers", "answers", (to) => to.answers(C, A)),
  page("privacy", "privacy", (to) => to.privacy),
  page("safety", "safety", (to) => to.safety),
  page("organise-sign-in", "organise/sign-in", () => organisePaths.signInHelp),
  page("mailbox", "mailbox/mailbox", () => mailboxPaths.list),
  page("not-found", "not-found", (to) => `${to.home}/nowhere`, { status: 404 }),

  page("giving-campaign", "campaign", (to) => to.campaign(C), { state: "giving" }),
  page("giving-action", "action", (to) => to.action(C, "support-survivors"), { state: "giving" }),
  page("giving-privacy", "privacy", (to) => to.privacy, { state: "giving" }),
  page("donate", "donate", (to) => to.donate(C), { state: "giving" }),
  page("donate-in-yen", "donate", (to) => to.donate(C, "JPY"), { state: "giving" }),
  page("donate-with-faults", "donate", (to) => to.donate(C), {
    state: "giving",
    fields: () => goodGift({ amount: "other", other: "-1" }),
    status: 400,
  }),
  page("donated", "donated", (to) => to.donated(C), { state: "giving" }),
  page("not-donated", "not-donated", (to) => to.notDonated(C), { state: "giving" }),
  page("donate-unreachable", "donate", (to) => to.donate(C), {
    state: "stripe-down",
    fields: () => goodGift(),
    status: 503,
  }),
  page("donors-unreachable", "donors", (to) => to.donors(C), { state: "stripe-down", status: 503 }),

  page("demo-home", "home", (to) => to.home, { state: "demo" }),
  page("demo-campaign", "campaign", (to) => to.campaign(C), { state: "demo" }),
  page("demo-countries", "countries", (to) => to.countries(C), { state: "demo" }),
  page("demo-updates", "updates", (to) => to.updates(C), { state: "demo" }),
  page("demo-answers", "answers", (to) => to.answers(C, A), { state: "demo" }),
  page("paused-campaign", "campaign", (to) => to.campaign(C), { state: "paused" }),
  page("paused-sign", "sign", (to) => to.sign(C), { state: "paused", fields: () => goodForm(), status: 503 }),
  page("paused-letter", "letter", (to) => to.letter(C, A), { state: "paused" }),
  page("paused-check-your-mail", "check-your-mail", (to) => to.checkYourMail(C), { state: "paused" }),
  page("read-only", "read-only", (to) => to.readOnly, { state: "read-only" }),
  page("read-only-sign", "read-only", (to) => to.sign(C), {
    state: "read-only",
    fields: () => goodForm(),
    status: 503,
  }),
  page("holding", "holding", (to) => to.home, { state: "holding" }),
  page("holding-campaign", "holding", (to) => to.campaign(C), { state: "holding" }),
  page("closed-campaign", "campaign", (to) => to.campaign(C), { state: "closed" }),
  page("closed-sign", "sign", (to) => to.sign(C), { state: "closed", fields: () => goodForm(), status: 410 }),
  page("closed-letter", "letter", (to) => to.letter(C, A), { state: "closed" }),
];

/** A page of the table in one language, as it is asked for. */
export function requestFor({ path, fields, status = 200 }: PublicPage, locale: string, given: Given) {
  const sent = fields?.(given);
  return { path: path(paths(locale), given), body: sent && encoded(sent), status };
}
