import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BoardSummary } from "#app/components/office/board-summary.tsx";
import { StanceMark, StanceShown } from "#app/components/office/stance.tsx";
import { PageTitle } from "#app/components/page-title.tsx";
import { context } from "#app/context.ts";
import { boardOf, summaryOf } from "#app/domain/offices/board.ts";
import { type BoardPerson, boardGroups, boardSummary } from "#app/web/board-page.ts";
import { campaignPageHead } from "#app/web/campaign-head.ts";
import { actionIn } from "#app/web/campaign-request.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { officeTranslator } from "#app/web/office-page.ts";
import { paths } from "#app/web/paths.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { config, db, counts, demo } = context();
  const { locale, campaign, action } = await actionIn(context(), params);
  const to = paths(locale);
  const [people, summary, counted] = await Promise.all([
    boardOf(db.read, campaign.id, action.id),
    summaryOf(db.read, campaign.id, action.id),
    counts(campaign.id),
  ]);
  const title = officeTranslator(locale)("board.title");
  const of = { campaign, counts: counted, locale, demo, actionId: action.id };
  return {
    title,
    head: campaignPageHead(config.PUBLIC_URL, of, { title, path: `/${action.id}/answers` }),
    actionTitle: campaign.words.actions[action.id]?.title ?? action.id,
    actionHref: to.action(campaign.id, action.id),
    summary: boardSummary(summary, to.answers(campaign.id, action.id), locale),
    groups: boardGroups(people, locale),
  };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;

export { publicMeta as meta } from "#app/web/meta.ts";

export default function Answers() {
  const { t } = useTranslation("offices");
  const { title, actionTitle, actionHref, summary, groups } = useLoaderData<typeof loader>();
  return (
    <div className="wrap page stack-wide">
      <PageTitle
        title={title}
        kicker={
          <>
            {t("board.kicker")} <a href={actionHref}>{actionTitle}</a>
          </>
        }
        lede={summary ? t("board.lede") : t("board.none")}
        back={{ href: actionHref, label: t("board.back") }}
      />
      {summary && <BoardSummary summary={{ text: summary.text, counts: summary.counts }} />}
      {groups.map((group) => (
        <section key={group.id} className="board-group" aria-label={group.title}>
          <h2>
            <bdi>{group.title}</bdi>
          </h2>
          <ul className="plain-list">
            {group.people.map((person) => (
              <li key={person.id} className="board-person">
                <Person person={person} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {summary && <p className="small-print">{t("board.fair")}</p>}
    </div>
  );
}

function Person({ person }: { person: BoardPerson }) {
  return (
    <>
      <div>
        <h3>
          <bdi>{person.name}</bdi>
        </h3>
        <p className="person-role">
          {person.facts.map((fact) => (
            <span key={fact}>
              <bdi>{fact}</bdi>
            </span>
          ))}
        </p>
      </div>
      {person.stance ? (
        <StanceShown stance={person.stance} />
      ) : (
        <p>
          <StanceMark position="silent" label={person.silent} />
        </p>
      )}
    </>
  );
}
