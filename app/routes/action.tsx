import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionLine } from "#app/components/action-card.tsx";
import { ActionFacts } from "#app/components/action-facts.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { SourceList } from "#app/components/citation.tsx";
import { GiveSection } from "#app/components/donations/give-section.tsx";
import { BoardSummary } from "#app/components/office/board-summary.tsx";
import { PageTitle } from "#app/components/page-title.tsx";
import { Prose } from "#app/components/prose.tsx";
import { Section } from "#app/components/section.tsx";
import { ShareLinks } from "#app/components/share-links.tsx";
import { SignPlace } from "#app/components/sign-place.tsx";
import { context } from "#app/context.ts";
import { summaryOf } from "#app/domain/offices/board.ts";
import { boardSummary } from "#app/web/board-page.ts";
import { campaignHead } from "#app/web/campaign-head.ts";
import { actionIn } from "#app/web/campaign-request.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { donateHref } from "#app/web/giving.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { paths } from "#app/web/paths.ts";
import { shareView } from "#app/web/share.ts";
import { signPage } from "#app/web/sign-page.ts";
import { actionView } from "#app/web/views.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { config, db, counts, switches, demo } = context();
  const { locale, campaign, action } = await actionIn(context(), params);
  const [counted, said] = await Promise.all([counts(campaign.id), summaryOf(db.read, campaign.id, action.id)]);
  const view = actionView(campaign, action, counted, locale);
  const answers = boardSummary(said, paths(locale).answers(campaign.id, action.id), locale);
  const page = signPage(campaign, counted, switches.on, locale, request.url);
  const head = campaignHead(config.PUBLIC_URL, { campaign, counts: counted, locale, demo, actionId: action.id });
  const share = shareView(config.PUBLIC_URL, campaign, locale, action.id);
  const giveHref = action.donate ? donateHref(context(), campaign, locale) : null;
  return { ...page, title: view.title, action: view, answers, head, share, giveHref };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;

export { publicMeta as meta } from "#app/web/meta.ts";

export default function Action() {
  const { t } = useTranslation(["public", "offices", "share"]);
  const data = useLoaderData<typeof loader>();
  const { campaign, action, answers, share } = data;
  return (
    <>
      <div className="wrap page action-head">
        <PageTitle
          title={action.title}
          kicker={
            <>
              {t("action.kicker")} <a href={campaign.href}>{campaign.title}</a>
            </>
          }
          lede={action.summary}
          drawing={action.drawing}
        />
        <ActionFacts action={action} />
        <p className="action-stand">
          {campaign.open && (
            <ButtonLink href="#sign" look="large">
              {t("action.signJump")}
            </ButtonLink>
          )}
          {action.letterHref && (
            <a className="standalone-link" href={action.letterHref}>
              {t("action.write")}
            </a>
          )}
          <strong>{t("action.count", { count: action.signatures })}</strong>
        </p>
        {campaign.paused.counting && (
          <p className="small-print">
            {t("progress.paused", { since: campaign.paused.counting, time: campaign.countedAt })}
          </p>
        )}
      </div>
      <Section id="why" title={t("action.why")}>
        <Prose html={action.whyHtml} />
      </Section>
      <Section id="sources" title={t("action.whyWhere")} summary={t("source.summary")}>
        <SourceList sources={action.sources} />
      </Section>
      {answers && (
        <Section id="answers" title={t("offices:board.summaryTitle")}>
          <BoardSummary summary={answers} />
        </Section>
      )}
      <Section id="sign" title={t("action.signTitle")} summary={t("action.signSummary")} shaded>
        <SignPlace page={data} state={UNTOUCHED} only={action.id} />
      </Section>
      {action.letterHref && (
        <Section id="letter" title={t("action.letterTitle")}>
          <div className="stack">
            <p className="lede">{t("action.letterText")}</p>
            <p>
              <ButtonLink href={action.letterHref} look="quiet">
                {t("action.letterButton")}
              </ButtonLink>
            </p>
          </div>
        </Section>
      )}
      <GiveSection href={data.giveHref} why="action" />
      <Section id="share" title={t("share:ways.title")} summary={t("share:ways.summary")}>
        <ShareLinks share={share} />
      </Section>
      <Section id="others" title={t("action.others")}>
        <ol className="action-lines">
          {campaign.actions
            .filter((other) => other.id !== action.id)
            .map((other) => (
              <li key={other.id}>
                <ActionLine action={other} />
              </li>
            ))}
        </ol>
      </Section>
    </>
  );
}
