import { Body, Container, Head, Hr, Html } from "@react-email/components";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { isolated, Words } from "#emails/words.tsx";

/** What every message needs: the words of its language (locales/{locale}/email.json), and the site it comes from. */
export type Voice = { t: TFunction<"email">; lang: string; dir: "ltr" | "rtl"; site: string };

/** A mail before it is written out: one tree that becomes both the HTML and the text. */
export type Message = { subject: string; body: ReactNode };

/** Sheet, preheader and foot, the same for every message. No image, no font, nothing from elsewhere. */
export function Frame({ voice, preheader, children }: { voice: Voice; preheader: string; children: ReactNode }) {
  const { t, lang, dir, site } = voice;
  return (
    <Html lang={lang} dir={dir}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK}</style>
      </Head>
      <Body style={PAPER}>
        <div data-skip-in-text="true" style={HIDDEN}>
          {preheader}
        </div>
        {/* Webmail drops <html> and <body>; the language and its direction must outlive them. */}
        <div lang={lang} dir={dir}>
          <Container className="sheet" style={SHEET}>
            {children}
            <Hr className="rule" style={RULE} />
            <Words small>{t("footer.list", { site: isolated(site) })}</Words>
            <Words small>{t("footer.privacy")}</Words>
          </Container>
        </div>
      </Body>
    </Html>
  );
}

/** A link that stands alone: a button or a line in HTML, its bare address on a line of its own in the text. */
export function Lone({ href, children, button = false }: { href: string; children: string; button?: boolean }) {
  return (
    <p style={{ margin: "0 0 24px" }}>
      <a href={href} className={button ? "button" : "pen"} style={button ? BUTTON : LINK}>
        {children}
      </a>
    </p>
  );
}

const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "Helvetica Neue", Arial, sans-serif';
const HIDDEN = { display: "none", overflow: "hidden", lineHeight: "1px", opacity: 0, maxHeight: 0, maxWidth: 0 };
const PAPER = { fontFamily: FONT, margin: "0", padding: "24px 12px" };
const SHEET = { backgroundColor: "#ffffff", border: "1px solid #d3d7d3", maxWidth: "560px", padding: "28px 24px 20px" };
const RULE = { borderColor: "#d3d7d3", margin: "8px 0 20px" };
const LINK = { color: "#1a3d75", fontSize: "17px", lineHeight: "1.6", textDecoration: "underline" };
const BUTTON = {
  ...LINK,
  backgroundColor: "#1a3d75",
  color: "#ffffff",
  display: "inline-block",
  fontWeight: "600",
  padding: "12px 24px",
  textDecoration: "none",
};

// The site's own dark colours. Programs that ignore media queries keep the light ones, which are written in the tags.
const DARK = `
@media (prefers-color-scheme: dark) {
  .sheet { background-color: #171d25 !important; border-color: #343e49 !important }
  .ink { color: #e8ebe8 !important }
  .soft { color: #aab4be !important }
  .rule { border-color: #343e49 !important }
  .pen { color: #a9c6f5 !important }
  .button { background-color: #a9c6f5 !important; color: #0d1a2f !important }
}
:lang(ug) p, :lang(ar) p { line-height: 1.9 !important }`;
