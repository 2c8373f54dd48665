import type { Campaign } from "#app/domain/campaigns.ts";
import type { AnswerCount, Troubled, WaitingMail } from "#app/domain/inbound/desk.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { moment, number } from "#app/web/formats.ts";

const DECISIONS = ["bad-address", "mailbox-full", "auto-reply", "reply", "discard"] as const;
const DONE = ["released", "givenUp", "decided", "gone"] as const;
export type Done = (typeof DONE)[number];

type Found = {
  open: boolean;
  addresses: Troubled[];
  waiting: WaitingMail[];
  answers: AnswerCount[];
  campaigns: Campaign[];
  done: string | null;
};

/** What came back, as organisers may see it: offices and their addresses, and never who wrote. */
export function inboundPage({ open, addresses, waiting, answers, campaigns, done }: Found, locale: string) {
  const t = deskTranslator(locale);
  const said = DONE.find((one) => one === done);
  return {
    title: t("inbound.title"),
    open,
    done: said ? t(`inbound.done.${said}`) : null,
    addresses: addresses.map((one) => addressView(one, locale)),
    waiting: waiting.map((one) => mailView(one, locale)),
    answers: answers.map(({ campaignId, actionId, representativeId, office, ...n }) => ({
      id: `${campaignId} ${actionId} ${representativeId}`,
      cells: [
        office,
        campaigns.find(({ id }) => id === campaignId)?.words.actions[actionId]?.title ?? actionId,
        number(locale, n.answered),
        number(locale, n.acknowledged),
        number(locale, n.replies),
      ],
    })),
  };
}

function addressView({ address, state, since, status, lastAcceptedAt, held, offices }: Troubled, locale: string) {
  const t = deskTranslator(locale);
  const time = lastAcceptedAt ? moment(locale, lastAcceptedAt) : t("inbound.never");
  return {
    address,
    state,
    title: t(`inbound.state.${state}`),
    offices: offices.length > 0 ? t("inbound.addressOf", { offices: offices.join(", ") }) : null,
    stand: t("inbound.since", { since: moment(locale, since), status: status ?? "–" }),
    accepted: t("inbound.accepted", { time }),
    held: held > 0 ? t("inbound.held", { count: held, n: number(locale, held) }) : null,
  };
}

function mailView({ id, arrivedAt, kind, office, subject, from, text }: WaitingMail, locale: string) {
  const t = deskTranslator(locale);
  const about = office ? t("inbound.about", { office }) : t("inbound.aboutNothing");
  const decisions = office && kind !== "stranger" && kind !== "writer-reply" ? DECISIONS : (["discard"] as const);
  return {
    id,
    about: kind === "stranger" ? t("inbound.stranger") : about,
    stand: t("inbound.cameFrom", { time: moment(locale, arrivedAt), from: from || "?" }),
    subject,
    text: text || t("inbound.unreadable"),
    decisions: decisions.map((value) => ({ value, label: t(`inbound.decide.${value}`) })),
  };
}
