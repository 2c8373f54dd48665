import { Outlet, useRouteLoaderData } from "@remix-run/react";
import { Shell } from "#app/components/shell.tsx";
import type { loader as rootLoader } from "#app/root.tsx";

export default function MailboxLayout() {
  const shell = useRouteLoaderData<typeof rootLoader>("root");
  return (
    shell && (
      <Shell {...shell}>
        <Outlet />
      </Shell>
    )
  );
}
