import type { Source } from "#app/domain/content/facts.ts";
import { paths } from "#app/web/paths.ts";
import type { PictureOf } from "#app/web/picture-words.ts";

const CONTEXT = { "@context": "https://schema.org" };

/** The site itself. */
export const siteData = (publicUrl: string, locale: string, name: string) => ({
  ...CONTEXT,
  "@type": "WebSite",
  name,
  url: publicUrl + paths(locale).home,
  inLanguage: locale,
});

/**
 * What is true of a campaign's page, or of an action's: what it is called, in which language its words are, which
 * documents it rests on, and how many have signed. Of made-up signatures nothing is stated.
 */
export function campaignData(publicUrl: string, { campaign, counts, locale, demo, actionId }: PictureOf) {
  const action = actionId === undefined ? undefined : campaign.facts.actions.find(({ id }) => id === actionId);
  const words = action ? campaign.words.actions[action.id] : undefined;
  const { title, summary } = words ?? campaign.words;
  const to = paths(locale);
  const campaignUrl = publicUrl + to.campaign(campaign.id);
  const signatures = action ? (counts.actions[action.id] ?? 0) : counts.signatures;
  const sources = campaign.facts.sources.filter(({ id }) => !action || action.sources.includes(id));
  return {
    ...CONTEXT,
    "@type": "WebPage",
    name: title,
    description: summary,
    url: action ? publicUrl + to.action(campaign.id, action.id) : campaignUrl,
    inLanguage: campaign.locale,
    isPartOf: action
      ? { "@type": "WebPage", name: campaign.words.title, url: campaignUrl }
      : { "@type": "WebSite", url: publicUrl + to.home },
    citation: sources.map(citation),
    ...(demo ? {} : { interactionStatistic: signed(signatures) }),
  };
}

const citation = ({ title, publisher, author, published, url }: Source) => ({
  "@type": "CreativeWork",
  name: title,
  publisher: { "@type": "Organization", name: publisher },
  ...(author ? { creditText: author } : {}),
  ...(published ? { datePublished: published } : {}),
  ...(url ? { url } : {}),
});

const signed = (signatures: number) => ({
  "@type": "InteractionCounter",
  interactionType: "https://schema.org/EndorseAction",
  userInteractionCount: signatures,
});
