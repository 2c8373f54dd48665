import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { DeskShell } from "#app/components/desk-shell.tsx";
import { context } from "#app/context.ts";
import { listCampaigns } from "#app/domain/campaigns.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { organisePaths } from "#app/web/paths.ts";
import { organiserOf } from "#app/web/session.ts";
import { localeOf } from "#app/web/shell.ts";
import { switchedOn } from "#app/web/switches-page.ts";

/** What stands around the organisers' pages; it is there for those who are about to sign in, too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, switches, demo } = context();
  const organiser = await organiserOf(context(), request);
  if (!organiser) return { homeHref: organisePaths.signInHelp, links: [], switched: null, demo };
  const locale = localeOf(request);
  const campaigns = await listCampaigns(db.read, locale);
  const atSwitches = new URL(request.url).pathname === organisePaths.switches;
  const shown = atSwitches ? null : (params.campaign ?? campaigns[0]?.id);
  return {
    homeHref: organisePaths.overview,
    links: [
      ...campaigns.map(({ id, words }) => ({
        href: organisePaths.campaign(id),
        name: words.title,
        current: id === shown,
      })),
      { href: organisePaths.switches, name: deskTranslator(locale)("switches.nav"), current: atSwitches },
    ],
    switched: switchedOn(switches.on, locale),
    account: { name: organiser.name, signOutHref: organisePaths.signOut },
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
