import { globSync, readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { expect, test, vi } from "vitest";
import { specimens } from "#app/specimens/index.tsx";
import { i18nOf } from "#app/web/i18n.ts";
import plan from "../../remix.config.js";

const PAGES = ["app/specimens/index.tsx", "app/routes/components-embed.ts"];

test("every component can be looked at on the components page", () => {
  const shown = reachedFrom(PAGES);
  const components = globSync("app/components/**/*.tsx");
  expect(components.length).toBeGreaterThan(100);
  expect(components.filter((file) => !shown.has(file))).toEqual([]);
});

test("every specimen says something in either direction, and each state has a name of its own", () => {
  for (const locale of ["en", "ug"])
    for (const { id, Specimens } of specimens) {
      const html = renderToStaticMarkup(
        <I18nextProvider i18n={i18nOf(locale)}>
          <Specimens />
        </I18nextProvider>,
      );
      const names = [...html.matchAll(/<figcaption lang="en" dir="ltr">(.*?)<\/figcaption>/g)].map(([, name]) => name);
      expect(names.length, id).toBeGreaterThan(0);
      expect(names, `${locale} ${id}`).toEqual([...new Set(names)]);
      expect(html.match(/.{0,80}(\{\{|undefined|\[object|NaN)/)?.[0], `${locale} ${id}`).toBeUndefined();
    }
});

test("the components page is planned in development alone", () => {
  expect(addressesWhen("development")).toContain(":locale/components");
  for (const environment of ["production", "test", undefined])
    expect(addressesWhen(environment).filter((address) => address.includes("components"))).toEqual([]);
});

/** The files that these files import, and those that these import; types are none that is shown. */
function reachedFrom(files: string[], reached = new Set<string>()): Set<string> {
  for (const file of files) {
    if (reached.has(file)) continue;
    reached.add(file);
    const imports = readFileSync(file, "utf8").matchAll(
      /^import (?!type )[^;]*?"#(app\/(?:components|specimens|web)\/[^"?]+)"/gm,
    );
    reachedFrom(
      [...imports].map(([, path]) => path ?? ""),
      reached,
    );
  }
  return reached;
}

function addressesWhen(environment: string | undefined): string[] {
  vi.stubEnv("NODE_ENV", environment);
  const addresses: string[] = [];
  const add = (...given: unknown[]) => {
    addresses.push(String(given[0]));
    for (const argument of given) if (typeof argument === "function") argument();
  };
  plan.routes?.((lay) => {
    lay(add as Parameters<typeof lay>[0]);
    return {};
  });
  vi.unstubAllEnvs();
  return addresses;
}
