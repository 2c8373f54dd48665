import { i18nOf } from "#app/web/i18n.ts";

const LOCALE = "en"; // of the organisers, whose languages nobody has asked

/** What an organiser reads around a letter that did not leave for its office. */
export function reflectionWords(to: string) {
  const t = i18nOf(LOCALE).getFixedT(LOCALE, "organise");
  return { subject: t("lanes.reflectedSubject", { to }), text: t("lanes.reflectedText", { to }) };
}

/** The test message by which organisers see that mail of this site arrives. */
export function testWords(code: string) {
  const t = i18nOf(LOCALE).getFixedT(LOCALE, "organise");
  return { subject: t("doctor.testSubject"), text: t("doctor.testText", { code }) };
}
