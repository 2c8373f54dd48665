import { existsSync, readdirSync, readFileSync } from "node:fs";
import { match } from "@formatjs/intl-localematcher";
import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { projectRoot } from "#app/web/project-root.ts";

const FOLDER = new URL("locales/", projectRoot);
export const DEFAULT_LOCALE = "en";
const NAMESPACES = [
  "public",
  "errors",
  "donate",
  "letters",
  "offices",
  "reading",
  "share",
  "email",
  "organise",
] as const;
const RIGHT_TO_LEFT = ["ar", "ug", "fa", "he", "ur"];

/** The languages there are words for: one folder each in locales/. English first. */
export const locales: string[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort((a, b) => Number(b === DEFAULT_LOCALE) - Number(a === DEFAULT_LOCALE) || a.localeCompare(b));

/** Languages whose words no native reader has reviewed yet: all that locales/reviewed.json does not name. */
export const machineMade: string[] = without(reviewed());

const resources = Object.fromEntries(
  locales.map((locale) => [locale, Object.fromEntries(NAMESPACES.map((name) => [name, wordsOf(locale, name)]))]),
);

// One instance a language, made once and never changed, so that no request can see another's language.
const instances = new Map(locales.map((locale) => [locale, instanceFor(locale)]));

export const isLocale = (text: string | undefined): text is string => text !== undefined && instances.has(text);

/** The language's words and formats; of English for a language there is none of. */
export const i18nOf = (locale: string): i18n => (instances.get(locale) ?? instances.get(DEFAULT_LOCALE)) as i18n;

export const directionOf = (locale: string): "rtl" | "ltr" =>
  RIGHT_TO_LEFT.includes(locale.split("-")[0] ?? "") ? "rtl" : "ltr";

/** Whether a language is written in Arabic letters (CLDR's likely subtags). */
export const isInArabicScript = (locale: string): boolean => new Intl.Locale(locale).maximize().script === "Arab";

/** The best of our languages for an Accept-Language header (RFC 9110 §12.5.4). */
export function negotiate(acceptLanguage: string | null): string {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const weight = Number(/^\s*q=([\d.]+)/.exec(parameters.join(";"))?.[1] ?? 1);
      return { tag: tag.trim(), weight };
    })
    .filter(({ tag, weight }) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
  return match(wanted, locales, DEFAULT_LOCALE, { algorithm: "best fit" });
}

function reviewed(): string[] {
  return JSON.parse(readFileSync(new URL("reviewed.json", FOLDER), "utf8"));
}

function without(named: string[]): string[] {
  return locales.filter((locale) => !named.includes(locale));
}

function wordsOf(locale: string, namespace: string): object {
  const file = new URL(`${locale}/${namespace}.json`, FOLDER);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function instanceFor(locale: string): i18n {
  const instance = createInstance({
    lng: locale,
    fallbackLng: DEFAULT_LOCALE,
    defaultNS: "public",
    ns: [...NAMESPACES],
    resources,
    interpolation: { escapeValue: false }, // React escapes
    initAsync: false,
  });
  instance.use(initReactI18next).init();
  return instance;
}
