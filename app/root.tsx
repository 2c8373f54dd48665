import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Links, Meta, Outlet, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorPage } from "#app/components/error-page.tsx";
import { Shell } from "#app/components/shell.tsx";
import { context } from "#app/context.ts";
import stylesheet from "#app/styles/site.css?url";
import { shellOf } from "#app/web/shell.ts";

// Pages are complete as they leave the server: no script is sent along.

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const loader = ({ request }: LoaderFunctionArgs) => shellOf(request, context().demo);

export default function Root() {
  return <Outlet />;
}

export function Layout({ children }: { children: React.ReactNode }) {
  const shell = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang={shell?.locale ?? "en"} dir={shell?.dir ?? "ltr"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>{children}</body>
    </html>
  );
}

export function ErrorBoundary() {
  const { t } = useTranslation("public");
  const error = useRouteError();
  const shell = useRouteLoaderData<typeof loader>("root");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const page = <ErrorPage status={status} homeHref={shell?.homeHref ?? "/"} />;
  return (
    <>
      <title>{t("error.title", { context: String(status) })}</title>
      {shell ? <Shell {...shell}>{page}</Shell> : page}
    </>
  );
}
