import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Matter } from "#app/components/matter.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { findCampaign, isOpen } from "#app/domain/campaigns.ts";
import { confirm, findAwaiting } from "#app/domain/signatures/confirm.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { notFound } from "#app/web/forms.ts";
import { NOT_KEPT } from "#app/web/headers.ts";
import { paths } from "#app/web/paths.ts";
import { translator } from "#app/web/shell.ts";

// Reading this page changes nothing: mail scanners open links, and would sign for people.
export async function loader({ params }: LoaderFunctionArgs) {
  const { db, keys, now } = context();
  const locale = localeIn(params);
  const token = params.token ?? "";
  const to = paths(locale);
  const awaiting = await findAwaiting(db.read, keys, token, now());
  const campaign = awaiting && (await findCampaign(db.read, awaiting.campaignId, locale));
  const t = translator(locale);
  if (!campaign)
    return answer({ state: "gone" as const, title: t("confirm.expiredTitle"), homeHref: to.home }, { status: 404 });

  const common = { title: t("confirm.title"), campaignTitle: campaign.words.title };
  const { signer } = awaiting;
  if (!signer) return answer({ state: "used" as const, ...common });
  return answer({
    state: "waiting" as const,
    ...common,
    name: signer.name,
    actions: signer.actions.flatMap((id) => campaign.words.actions[id]?.title ?? []),
    visibility: signer.visibility,
    updates: signer.updates,
    manageHref: to.manage(keys.token("manage-signature", awaiting.id)),
  });
}

export async function action({ params }: ActionFunctionArgs) {
  const { db, keys, sealTo, counts, now } = context();
  const locale = localeIn(params);
  const token = params.token ?? "";
  const awaiting = await findAwaiting(db.read, keys, token, now());
  const campaign = awaiting && (await findCampaign(db.read, awaiting.campaignId, locale));
  if (!campaign) notFound();
  if (!isOpen(campaign)) throw new Response(null, { status: 410, statusText: "Gone" });
  if (!(await confirm(db, keys, sealTo, campaign, token, now()))) notFound();
  await counts(campaign.id, true);
  return redirect(paths(locale).confirmed(campaign.id), 303);
}

export const headers: HeadersFunction = () => NOT_KEPT;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: "robots", content: "noindex" },
];

export default function Confirm() {
  const { t } = useTranslation("public");
  const data = useLoaderData<typeof loader>();
  if (data.state === "gone") return <Gone homeHref={data.homeHref} />;
  if (data.state === "used")
    return <SimplePage title={t("confirm.usedTitle")} kicker={data.campaignTitle} lede={t("confirm.usedText")} />;
  return (
    <SimplePage title={t("confirm.title")} kicker={data.campaignTitle} lede={t("confirm.lede")}>
      <form method="post">
        <Button look="large">{t("confirm.button")}</Button>
      </form>
      <Facts
        facts={[
          { term: t("confirm.name"), values: [data.name] },
          { term: t("confirm.what"), values: data.actions },
          { term: t("confirm.visibility"), values: [t(`visibility.${data.visibility}`)] },
          { term: t("confirm.updates"), values: [data.updates ? t("confirm.updatesYes") : t("confirm.updatesNo")] },
        ]}
      />
      <Matter id="not-me" title={t("confirm.notMe")}>
        <p>{t("confirm.notMeText")}</p>
        <p>
          <a className="standalone-link" href={data.manageHref}>
            {t("confirm.notMeLink")}
          </a>
        </p>
      </Matter>
    </SimplePage>
  );
}

function Gone({ homeHref }: { homeHref: string }) {
  const { t } = useTranslation("public");
  return (
    <SimplePage title={t("confirm.expiredTitle")} lede={t("confirm.expiredText")}>
      <p>
        <ButtonLink href={homeHref}>{t("confirm.home")}</ButtonLink>
      </p>
    </SimplePage>
  );
}
