import fc from "fast-check";
import { expect, test } from "vitest";
import { mailTexts, type OwnMail, writeOut } from "#app/integrations/mail-texts.ts";
import { locales } from "#app/web/i18n.ts";
import { mailLanguage } from "#app/web/mail-language.ts";

const SITE = "act.example.org";
const languageOf = mailLanguage(`https://${SITE}`);
const kinds: ((confirmToken: string, manageToken: string) => Pick<OwnMail, "kind" | "words">)[] = [
  (confirmToken, manageToken) => ({ kind: "confirm-signature", words: { confirmToken, manageToken, again: false } }),
  (confirmToken, manageToken) => ({ kind: "confirm-signature", words: { confirmToken, manageToken, again: true } }),
  (confirmToken, manageToken) => ({ kind: "confirm-letter", words: { confirmToken, manageToken } }),
  (_, manageToken) => ({ kind: "already-signed", words: { manageToken } }),
  (_, manageToken) => ({ kind: "letter-news", words: { manageToken } }),
];

const token = fc.stringMatching(/^[\w-]{1,120}$/);
const anything = fc.string({ minLength: 1 }).filter((text) => text.isWellFormed());

for (const locale of locales)
  for (const [index, kindOf] of kinds.entries())
    test(`kind ${index} in ${locale}: what was written once with other tokens is what would be written for these`, async () => {
      const textOf = mailTexts(SITE);
      const language = languageOf(locale);
      const check = async (confirm: string, manage: string) => {
        const mail = { ...kindOf(confirm, manage), to: "rahile@signers.example", locale } as OwnMail;
        expect(await textOf(mail, language)).toEqual(await writeOut(mail, { ...language, site: SITE }));
      };
      await fc.assert(fc.asyncProperty(token, token, check), { numRuns: 20 });
      await fc.assert(fc.asyncProperty(anything, anything, check), { numRuns: 10 });
    });

test("a link is whole on its line in every language, however long its token is", async () => {
  const textOf = mailTexts(SITE);
  for (const locale of locales) {
    const confirm = "c".repeat(200);
    const mail = { ...kinds[0]?.(confirm, "m"), to: "rahile@signers.example", locale } as OwnMail;
    const { text, html } = await textOf(mail, languageOf(locale));
    expect(text.split("\n")).toContain(`https://${SITE}/${locale}/confirm/${confirm}`);
    expect(html).toContain(`href="https://${SITE}/${locale}/confirm/${confirm}"`);
  }
});
