import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useRouteLoaderData } from "@remix-run/react";
import { Shell } from "#app/components/shell.tsx";
import type { loader as rootLoader } from "#app/root.tsx";
import { localeIn } from "#app/web/campaign-request.ts";

export const loader = ({ params }: LoaderFunctionArgs) => localeIn(params);

export const handle = { browserModule: true };

export default function Locale() {
  const shell = useRouteLoaderData<typeof rootLoader>("root");
  return (
    shell && (
      <Shell {...shell}>
        <Outlet />
      </Shell>
    )
  );
}
