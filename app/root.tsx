import arabicLetters from "@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2?url";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPage, errorKind } from "#app/components/error-page.tsx";
import { Shell } from "#app/components/shell.tsx";
import { context } from "#app/context.ts";
import stylesheet from "#app/styles/site.css?url";
import { BrowserModule, wantsModule } from "#app/web/browser-module.ts";
import { localeOf, shellOf, translator } from "#app/web/shell.ts";

// Pages are complete as they leave the server. They send one small module along, which no page needs.

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export function loader({ request }: LoaderFunctionArgs) {
  const t = translator(localeOf(request));
  const errorTitles = {
    notFound: t("error.notFoundTitle"),
    broken: t("error.brokenTitle"),
    tooMany: t("error.tooManyTitle"),
    closed: t("error.closedTitle"),
  };
  const { demo, config } = context();
  return { ...shellOf(request, { demo, exitHref: config.EXIT_URL }), errorTitles };
}

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  error ? [{ title: data?.errorTitles[kindOf(error)] }] : [];

export default function Root() {
  return <Outlet />;
}

export function Layout({ children }: { children: ReactNode }) {
  const shell = useRouteLoaderData<typeof loader>("root");
  const module = useContext(BrowserModule);
  const wanted = useMatches().some(wantsModule);
  return (
    <html lang={shell?.locale ?? "en"} dir={shell?.dir ?? "ltr"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {shell?.quiet ? <QuietHead /> : <Meta />}
        {shell?.arabicScript && <ArabicLetters />}
        <Links />
        {shell?.quiet ? <link rel="icon" href="/quiet.svg" type="image/svg+xml" /> : <Icons />}
        {module && wanted && <script type="module" src={module} />}
      </head>
      <body>{children}</body>
    </html>
  );
}

/** Asked for at once, or the page would first be set in another face. Fonts are asked for without credentials, always. */
function ArabicLetters() {
  return <link rel="preload" href={arabicLetters} as="font" type="font/woff2" crossOrigin="anonymous" />;
}

function Icons() {
  return (
    <>
      <link rel="icon" href="/favicon-32.png" type="image/png" sizes="32x32" />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" sizes="any" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      <link rel="manifest" href="/manifest.webmanifest" />
    </>
  );
}

/** What tab and history show when the visitor wants nothing to be seen there. */
function QuietHead() {
  const { t } = useTranslation("reading");
  return (
    <>
      <title>{t("quiet.title")}</title>
      <meta name="robots" content="noindex" />
    </>
  );
}

export function ErrorBoundary() {
  const kind = kindOf(useRouteError());
  const shell = useRouteLoaderData<typeof loader>("root");
  const page = <ErrorPage kind={kind} homeHref={shell?.homeHref ?? "/"} />;
  return shell ? <Shell {...shell}>{page}</Shell> : page;
}

const kindOf = (error: unknown) => errorKind(isRouteErrorResponse(error) ? error.status : 500);
