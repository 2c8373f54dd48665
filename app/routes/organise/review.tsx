import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { Button, ButtonLink, Buttons } from "#app/components/button.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { Notice } from "#app/components/notice.tsx";
import { GroupTable } from "#app/components/review/group-table.tsx";
import { ReviewLog } from "#app/components/review/review-log.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState } from "#app/components/types.ts";
import { context } from "#app/context.ts";
import { tallyOf } from "#app/domain/counts/tally.ts";
import { lastBursts } from "#app/domain/reviews/bursts.ts";
import { Domain, domainTagOf } from "#app/domain/reviews/conditions.ts";
import { groupHeld } from "#app/domain/reviews/held.ts";
import { lastReviews, openHolds } from "#app/domain/reviews/log.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, readFields } from "#app/web/forms.ts";
import { organisePaths } from "#app/web/paths.ts";
import { type ReviewPage, reviewPage } from "#app/web/review-page.ts";
import { shortTag } from "#app/web/review-words.ts";
import { PRIVATE_PAGE } from "#app/web/session.ts";

const REVIEWS_SHOWN = 50;
const HOLDS_SHOWN = 20;
const BURST_HOURS = 48;

const LookForm = z.object({ domain: Domain });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, now } = context();
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const [tally, groups, holds, bursts, reviews] = await Promise.all([
    tallyOf(db.read, campaign.id),
    groupHeld(db, campaign.id),
    openHolds(db.read, campaign.id, HOLDS_SHOWN),
    lastBursts(db.read, campaign.id, BURST_HOURS, now()),
    lastReviews(db.read, campaign.id, REVIEWS_SHOWN),
  ]);
  const held = tally.state.get("held") ?? 0;
  return answer(reviewPage(campaign, { held, groups, holds, bursts, reviews }, locale), { headers: PRIVATE_PAGE });
}

/** Says which tag a mail domain has. What was typed goes nowhere but back to who typed it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const { value: form, state } = checkFields(await readFields(request), LookForm, locale);
  if (state) return answer({ state, look: null }, { status: 400, headers: PRIVATE_PAGE });
  const tag = domainTagOf(context().keys, campaign.id, form.domain);
  const href = organisePaths.newReview(campaign.id, { domainTag: tag });
  return answer({ state: UNTOUCHED, look: { ...form, tag: shortTag(tag), href } }, { headers: PRIVATE_PAGE });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Review() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  const { state, look } = useActionData<typeof action>() ?? { state: UNTOUCHED, look: null };
  return (
    <>
      <header className="desk-title">
        <h1>{page.title}</h1>
        <p>{t("review.lede")}</p>
      </header>
      <ErrorSummary errors={errorsOf(state, ["domain"])} />
      {look && (
        <Notice kind="good" role="status">
          <p>
            {t("review.lookFound", look)} <a href={look.href}>{t("review.lookDecide")}</a>
          </p>
        </Notice>
      )}
      <p>
        <ButtonLink href={page.newHref}>{t("review.new")}</ButtonLink>
      </p>
      <Held page={page} />
      <Holds holds={page.holds} />
      <Bursts bursts={page.bursts} />
      <LookUp href={page.href} state={state} />
      <ReviewLog reviews={page.reviews} />
    </>
  );
}

function Held({ page }: { page: ReviewPage }) {
  const { t } = useTranslation("organise");
  return (
    <section className="stack" aria-labelledby="held">
      <h2 id="held">{t("review.held")}</h2>
      <p>
        {page.held} {page.capped}
      </p>
      <div className="columns">
        {page.groups.map(({ id, title, rows }) => (
          <div key={id}>
            <GroupTable
              title={title}
              labelHead={t(`review.head.${id}`)}
              valueHead={t("review.head.signatures")}
              rows={rows}
            />
            {id === "why" && rows.length > 1 && <p className="small-print">{t("review.byWhyNote")}</p>}
          </div>
        ))}
      </div>
    </section>
  );
}

function Holds({ holds }: { holds: ReviewPage["holds"] }) {
  const { t } = useTranslation("organise");
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">{t("review.holds")}</h2>
      {holds.length === 0 && <p>{t("review.holdsNone")}</p>}
      <ul>
        {holds.map(({ id, text, reason, tag, href, releaseHref, invalidateHref }) => (
          <li key={id} className="turn stack">
            <p>
              <a href={href}>{text}</a> {reason} {tag && <>({tag})</>}
            </p>
            <Buttons>
              <ButtonLink href={releaseHref} look="quiet">
                {t("review.holdRelease")}
              </ButtonLink>
              <ButtonLink href={invalidateHref} look="danger">
                {t("review.holdInvalidate")}
              </ButtonLink>
            </Buttons>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bursts({ bursts }: { bursts: ReviewPage["bursts"] }) {
  const { t } = useTranslation("organise");
  return (
    <section className="stack" aria-labelledby="bursts">
      <h2 id="bursts">{t("review.bursts")}</h2>
      <p>
        {bursts.note} {bursts.rows.length === 0 && t("review.burstsNone")}
      </p>
      {bursts.rows.length > 0 && (
        <GroupTable
          title={t("review.burstsMost")}
          labelHead={t("review.head.found")}
          valueHead={t("review.head.signatures")}
          usualHead={t("review.head.usual")}
          rows={bursts.rows}
        />
      )}
    </section>
  );
}

function LookUp({ href, state }: { href: string; state: FormState }) {
  const { t } = useTranslation("organise");
  return (
    <section aria-labelledby="look">
      <h2 id="look">{t("review.look")}</h2>
      <form className="form" method="post" action={href} noValidate>
        <TextField
          name="domain"
          label={t("review.field.domain")}
          hint={t("review.lookHint")}
          error={state.errors["domain"]}
          value={sentValue(state, "domain")}
          autoComplete="off"
          spellCheck={false}
        />
        <p>
          <Button look="quiet">{t("review.lookButton")}</Button>
        </p>
      </form>
    </section>
  );
}
