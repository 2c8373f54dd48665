import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { DeskShell } from "#app/components/desk-shell.tsx";
import { context } from "#app/context.ts";
import { listCampaigns } from "#app/domain/campaigns.ts";
import { tallyOf } from "#app/domain/counts/tally.ts";
import { hasDonations } from "#app/domain/donations/report.ts";
import { countWaiting } from "#app/domain/inbound/desk.ts";
import { toCheck } from "#app/domain/offices/decide.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { number } from "#app/web/formats.ts";
import { officeTranslator } from "#app/web/office-page.ts";
import { organisePaths } from "#app/web/paths.ts";
import { organiserOf } from "#app/web/session.ts";
import { localeOf } from "#app/web/shell.ts";
import { switchedOn } from "#app/web/switches-page.ts";

/** What stands around the organisers' pages; it is there for those who are about to sign in, too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, switches, demo, cashier } = context();
  const t = deskTranslator(localeOf(request));
  const offices = officeTranslator(localeOf(request));
  const organiser = await organiserOf(context(), request);
  if (!organiser) return { homeHref: organisePaths.signInHelp, links: [], switched: null, demo };
  const locale = localeOf(request);
  const campaigns = await listCampaigns(db.read, locale);
  const { pathname } = new URL(request.url);
  const atSwitches = pathname === organisePaths.switches;
  const atRepresentatives = pathname.startsWith(organisePaths.representatives);
  const atInbound = pathname === organisePaths.inbound;
  const atLanes = [organisePaths.lanes, organisePaths.doctor].includes(pathname);
  const atAccount = pathname === organisePaths.account;
  const ofAll = atAccount || atSwitches || atRepresentatives || atInbound || atLanes;
  const shown = ofAll ? null : (params.campaign ?? campaigns[0]?.id);
  const reviewed = shown ?? campaigns[0]?.id ?? "";
  const atReview = pathname.startsWith(organisePaths.review(reviewed));
  const atOffices = pathname.startsWith(organisePaths.offices(reviewed));
  const atDonations = pathname === organisePaths.donations(reviewed);
  const atTemplates = pathname.startsWith(organisePaths.letterTemplates(reviewed));
  const atLetters = !atTemplates && pathname.startsWith(organisePaths.ledger(reviewed));
  const said = await toCheck(db.read, reviewed);
  const waiting = await countWaiting(db.read);
  const gives = cashier !== null || (await hasDonations(db.read, reviewed));
  const held = (await tallyOf(db.read, reviewed)).state.get("held") ?? 0;
  return {
    homeHref: organisePaths.overview,
    links: [
      ...campaigns.map(({ id, words }) => ({
        href: organisePaths.campaign(id),
        name: words.title,
        current: id === shown && !atReview && !atLetters && !atOffices && !atDonations,
      })),
      {
        href: organisePaths.review(reviewed),
        name: held > 0 ? t("review.navHeld", { held: number(locale, held) }) : t("review.nav"),
        current: atReview,
      },
      {
        href: organisePaths.offices(reviewed),
        name: said > 0 ? offices("desk.navWaiting", { n: number(locale, said) }) : offices("desk.nav"),
        current: atOffices,
      },
      {
        href: organisePaths.inbound,
        name: waiting > 0 ? t("inbound.navWaiting", { waiting: number(locale, waiting) }) : t("inbound.nav"),
        current: pathname === organisePaths.inbound,
      },
      { href: organisePaths.ledger(reviewed), name: t("ledger.nav"), current: atLetters },
      { href: organisePaths.letterTemplates(reviewed), name: t("templates.nav"), current: atTemplates },
      ...(gives ? [{ href: organisePaths.donations(reviewed), name: t("donations.nav"), current: atDonations }] : []),
      { href: organisePaths.representatives, name: t("representatives.nav"), current: atRepresentatives },
      { href: organisePaths.lanes, name: t("lanes.nav"), current: atLanes },
      { href: organisePaths.switches, name: t("switches.nav"), current: atSwitches },
    ],
    switched: switchedOn(switches.on, locale),
    account: { name: organiser.name, href: organisePaths.account, signOutHref: organisePaths.signOut },
    demo,
  };
}

export default function Desk() {
  const shell = useLoaderData<typeof loader>();
  return (
    <DeskShell {...shell}>
      <Outlet />
    </DeskShell>
  );
}
