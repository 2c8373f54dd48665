import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { specimens } from "#app/specimens/index.tsx";
import stylesheet from "#app/specimens/specimens.css?url";
import { themeIn, themes } from "#app/specimens/themes.ts";
import contrast from "#app/styles/contrast.css?url";
import { localeIn } from "#app/web/campaign-request.ts";
import { ownName } from "#app/web/formats.ts";
import { NOT_KEPT } from "#app/web/headers.ts";
import { locales } from "#app/web/i18n.ts";

// In development alone (remix.config.js): for whoever changes a component, in English.

export function loader({ params, request }: LoaderFunctionArgs) {
  const locale = localeIn(params);
  const theme = themeIn(request.url);
  return {
    theme,
    languages: locales.map((other) => ({
      href: hrefOf(other, theme),
      name: ownName(other),
      current: other === locale,
    })),
    themes: themes.map((other) => ({ href: hrefOf(locale, other), name: other, current: other === theme })),
  };
}

/** Forms of specimens do nothing, and come back. */
export const action = ({ request }: LoaderFunctionArgs) => redirect(request.url, { status: 303 });

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];
export const meta: MetaFunction = () => [{ title: "Components" }];
export const headers = () => NOT_KEPT;
export const handle = { browserModule: true };

export default function Components() {
  const { theme, languages, themes } = useLoaderData<typeof loader>();
  return (
    <div className="specimens" id="top" data-theme={theme}>
      {theme.startsWith("contrast") && <link rel="stylesheet" href={contrast} />}
      <header className="specimens-head" lang="en" dir="ltr">
        {/* biome-ignore lint/a11y/noAutofocus: or the page would open at the first error summary that takes the focus */}
        <h1 tabIndex={-1} autoFocus>
          Components
        </h1>
        <Choices label="Languages" choices={languages} />
        <Choices label="Themes" choices={themes} />
        <Choices label="Groups" choices={specimens.map(({ id, title }) => ({ href: `#group-${id}`, name: title }))} />
      </header>
      {specimens.map(({ id, title, Specimens }) => (
        <section key={id} className="specimens-group" id={`group-${id}`} aria-labelledby={`group-${id}-title`}>
          <h2 id={`group-${id}-title`} lang="en" dir="ltr">
            {title}
          </h2>
          <Specimens />
        </section>
      ))}
    </div>
  );
}

type ChoicesProps = { label: string; choices: { href: string; name: string; current?: boolean }[] };

function Choices({ label, choices }: ChoicesProps) {
  return (
    <nav aria-label={label}>
      <ul>
        {choices.map(({ href, name, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? "page" : undefined}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const hrefOf = (locale: string, theme: string) => `/${locale}/components?theme=${theme}`;
