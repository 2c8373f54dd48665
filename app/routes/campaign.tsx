import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionList } from "#app/components/action-list.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { GiveSection } from "#app/components/donations/give-section.tsx";
import { FigureStrip } from "#app/components/figure.tsx";
import { Hero } from "#app/components/hero.tsx";
import { Progress } from "#app/components/progress.tsx";
import { Prose } from "#app/components/prose.tsx";
import { Section } from "#app/components/section.tsx";
import { ShareLinks } from "#app/components/share-links.tsx";
import { SignPlace } from "#app/components/sign-place.tsx";
import { Steps } from "#app/components/steps.tsx";
import { Supporters } from "#app/components/supporters.tsx";
import { context } from "#app/context.ts";
import { recentSupporters } from "#app/domain/signatures/supporters.ts";
import { campaignHead } from "#app/web/campaign-head.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { countryName } from "#app/web/formats.ts";
import { donateHref } from "#app/web/giving.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { shareView } from "#app/web/share.ts";
import { signPage } from "#app/web/sign-page.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { config, db, counts: count, switches, demo, now } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  const counts = await count(campaign.id);
  const supporters = campaign.facts.recentSupporters ? await recentSupporters(db.read, campaign.id, now()) : [];
  return {
    ...signPage(campaign, counts, switches.on, locale, request.url),
    supporters: supporters.map(({ name, country }) => ({ name, country: countryName(locale, country) })),
    head: campaignHead(config.PUBLIC_URL, { campaign, counts, locale, demo }),
    share: shareView(config.PUBLIC_URL, campaign, locale),
    giveHref: donateHref(context(), campaign, locale),
  };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;

export { publicMeta as meta } from "#app/web/meta.ts";

export default function Campaign() {
  const { t } = useTranslation(["public", "reading"]);
  const { t: words } = useTranslation("share");
  const data = useLoaderData<typeof loader>();
  const { campaign } = data;
  return (
    <>
      <Hero title={campaign.title} tagline={campaign.tagline} beside={<Progress campaign={campaign} />}>
        {campaign.open && (
          <ButtonLink href="#sign" look="large">
            {t("campaign.jump")}
          </ButtonLink>
        )}
        <a className="standalone-link" href={campaign.evidenceHref}>
          {t("campaign.read")}
        </a>
      </Hero>
      <Section id="facts" title={t("campaign.factsTitle")} summary={t("campaign.factsSummary")} shaded wide>
        <FigureStrip figures={campaign.highlights} listHref={campaign.evidenceHref} />
      </Section>
      <Section id="about" title={t("campaign.aboutTitle")}>
        <Prose html={campaign.introductionHtml} lead />
      </Section>
      <Section id="recommendations" title={t("campaign.actionsTitle")} summary={t("campaign.actionsSummary")}>
        <ActionList actions={campaign.actions} />
      </Section>
      <Section id="evidence" title={t("campaign.evidenceTitle")}>
        <div className="stack">
          <p className="lede">{t("campaign.evidenceText")}</p>
          <p>
            <ButtonLink href={campaign.evidenceHref} look="quiet">
              {t("campaign.evidenceLink")}
            </ButtonLink>
          </p>
        </div>
      </Section>
      <Section id="sign" title={t("campaign.signTitle")} summary={t("campaign.signSummary")} shaded>
        <SignPlace page={data} state={UNTOUCHED} />
      </Section>
      {data.supporters.length > 0 && (
        <Section id="supporters" title={t("reading:supporters.title")} summary={t("reading:supporters.summary")}>
          <Supporters supporters={data.supporters} />
        </Section>
      )}
      <GiveSection href={data.giveHref} why="campaign" />
      <Section id="countries" title={t("reading:countries.title")}>
        <div className="stack">
          <p className="lede">{t("reading:countries.summary")}</p>
          <p>
            <ButtonLink href={campaign.countriesHref} look="quiet">
              {t("reading:countries.link")}
            </ButtonLink>
          </p>
        </div>
      </Section>
      <Section id="next" title={t("steps.title")}>
        <div className="stack">
          <Steps />
          <p>
            <a className="standalone-link" href={campaign.updatesHref}>
              {words("page.feedTitle")}
            </a>
          </p>
        </div>
      </Section>
      <Section id="share" title={words("ways.title")} summary={words("ways.summary")}>
        <ShareLinks share={data.share} more />
      </Section>
    </>
  );
}
