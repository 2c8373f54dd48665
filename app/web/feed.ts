import type { Campaign } from "#app/domain/campaigns.ts";
import type { Milestone } from "#app/domain/milestones.ts";
import { date } from "#app/web/formats.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { paths } from "#app/web/paths.ts";
import { shareTranslator } from "#app/web/share.ts";
import { translator } from "#app/web/shell.ts";
import { type Xml, xml } from "#app/web/xml.ts";

/** A campaign's news as an Atom feed (RFC 4287), in one language. `milestones` are the latest first, and at least one. */
export function atomFeed(publicUrl: string, campaign: Campaign, milestones: Milestone[], locale: string): string {
  const to = paths(locale);
  const page = publicUrl + to.campaign(campaign.id);
  const title = shareTranslator(locale)("feed.title", { title: campaign.words.title });
  const feed = xml`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
  <id>${publicUrl + to.feed(campaign.id)}</id>
  <title>${title}</title>
  <subtitle>${campaign.words.tagline}</subtitle>
  <updated>${milestones[0]?.at.toISOString() ?? ""}</updated>
  <author><name>${translator(locale)("shell.name")}</name></author>
  <link rel="self" type="application/atom+xml" href="${publicUrl + to.feed(campaign.id)}"/>
  <link rel="alternate" type="text/html" href="${page}"/>
  <icon>${publicUrl}/favicon-32.png</icon>${milestones.map((milestone) => entry(publicUrl, campaign, milestone, locale))}
</feed>
`;
  return feed.text;
}

/** What happened in words, on which day, and the page where more of it is told. */
export function newsOf(campaign: Campaign, milestone: Milestone, locale: string) {
  const to = paths(locale);
  const href = milestone.kind === "answer" ? to.answers(campaign.id, milestone.actionId) : to.campaign(campaign.id);
  return { id: milestone.id, day: date(locale, milestone.at), href, ...wordsOf(campaign, milestone, locale) };
}

/** Its id is an address that is never another's. */
function entry(publicUrl: string, campaign: Campaign, milestone: Milestone, locale: string): Xml {
  const { id, title, text, href } = newsOf(campaign, milestone, locale);
  return xml`
  <entry>
    <id>${publicUrl + paths(locale).campaign(campaign.id)}#${id}</id>
    <title>${title}</title>
    <updated>${milestone.at.toISOString()}</updated>
    <published>${milestone.at.toISOString()}</published>
    <link rel="alternate" type="text/html" href="${publicUrl + href}"/>
    <summary>${text}</summary>
  </entry>`;
}

function wordsOf({ words }: Campaign, milestone: Milestone, locale: string): { title: string; text: string } {
  const t = shareTranslator(locale);
  const on = date(locale, milestone.at);
  switch (milestone.kind) {
    case "opened":
      return { title: t("feed.opened"), text: t("feed.openedText", { date: on }) };
    case "closed":
      return { title: t("feed.closed"), text: t("feed.closedText", { date: on }) };
    case "goal":
      return {
        title: t("feed.goal", { count: milestone.goal }),
        text: t("feed.goalText", { count: milestone.goal, date: on }),
      };
    case "answer": {
      const { name } = milestone;
      const position = i18nOf(locale).getFixedT(locale, "offices")(`position.${milestone.position}`);
      const action = words.actions[milestone.actionId]?.title ?? milestone.actionId;
      return { title: t("feed.answer", { name }), text: t("feed.answerText", { name, action, position }) };
    }
  }
}
