import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "#app/components/button.tsx";
import { SourceList } from "#app/components/citation.tsx";
import { DisputeList } from "#app/components/claim-list.tsx";
import { Finding } from "#app/components/finding.tsx";
import { OnThisPage } from "#app/components/on-this-page.tsx";
import { PageTitle } from "#app/components/page-title.tsx";
import { context } from "#app/context.ts";
import { campaignPageHead } from "#app/web/campaign-head.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { paths } from "#app/web/paths.ts";
import { translator } from "#app/web/shell.ts";
import { campaignView, evidenceView } from "#app/web/views.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { config, counts: count, switches, demo } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  const counts = await count(campaign.id);
  const title = `${translator(locale)("evidence.title")} · ${campaign.words.title}`;
  return {
    title,
    head: campaignPageHead(config.PUBLIC_URL, { campaign, counts, locale, demo }, { title, path: "/evidence" }),
    campaign: campaignView(campaign, counts, switches.on, locale),
    ...evidenceView(campaign, locale),
    bibtexHref: paths(locale).sources(campaign.id, "bib"),
    cslHref: paths(locale).sources(campaign.id, "json"),
  };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;

export { publicMeta as meta } from "#app/web/meta.ts";

export default function Evidence() {
  const { t } = useTranslation(["public", "reading"]);
  const data = useLoaderData<typeof loader>();
  const { campaign, sections, otherSide, sources } = data;
  const entries = [
    ...sections.map((section) => ({ href: `#${section.id}`, label: section.title })),
    { href: "#other-side", label: otherSide.title },
    { href: "#sources", label: t("source.title") },
  ];
  return (
    <div className="wrap page">
      <PageTitle
        title={t("evidence.title")}
        kicker={campaign.title}
        back={{ href: campaign.href, label: t("evidence.back") }}
        drawing="lens"
      />
      <div className="reading">
        <OnThisPage entries={entries} />
        <div>
          {sections.map((section) => (
            <Finding key={section.id} section={section} />
          ))}
          <section className="finding" id="other-side" aria-labelledby="other-side-title">
            <h2 id="other-side-title">{otherSide.title}</h2>
            <p className="lede">{otherSide.summary}</p>
            <DisputeList disputes={otherSide.claims} said={t("evidence.said")} answered={t("evidence.answered")} />
          </section>
          <section className="finding" id="sources" aria-labelledby="sources-title">
            <h2 id="sources-title">{t("source.title")}</h2>
            <p>{t("source.summary")}</p>
            <SourceList sources={sources} />
            <div className="take-sources">
              <h3>{t("reading:citations.title")}</h3>
              <p>{t("reading:citations.text")}</p>
              <p className="buttons">
                <ButtonLink href={data.bibtexHref} look="quiet" download>
                  {t("reading:citations.bibtex")}
                </ButtonLink>
                <ButtonLink href={data.cslHref} look="quiet" download>
                  {t("reading:citations.csl")}
                </ButtonLink>
              </p>
            </div>
          </section>
          <section className="finding stack" aria-labelledby="follows-title">
            <h2 id="follows-title">{t("evidence.signTitle")}</h2>
            <p>{t("evidence.signText")}</p>
            <p>
              <ButtonLink href={campaign.href}>{t("evidence.signLink")}</ButtonLink>
            </p>
          </section>
        </div>
      </div>
    </div>
  );
}
