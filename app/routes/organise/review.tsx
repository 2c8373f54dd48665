import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ButtonLink } from "#app/components/button.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { BurstList } from "#app/components/review/burst-list.tsx";
import { HeldGroups } from "#app/components/review/held-groups.tsx";
import { ProgramHolds } from "#app/components/review/program-holds.tsx";
import { ReviewLog } from "#app/components/review/review-log.tsx";
import { TagLookUp } from "#app/components/review/tag-look-up.tsx";
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
import { reviewPage } from "#app/web/review-page.ts";
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
      <HeldGroups page={page} />
      <ProgramHolds holds={page.holds} />
      <BurstList bursts={page.bursts} />
      <TagLookUp href={page.href} state={state} />
      <ReviewLog reviews={page.reviews} />
    </>
  );
}
