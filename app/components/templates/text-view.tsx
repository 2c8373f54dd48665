import { useTranslation } from "react-i18next";
import { ButtonForm } from "#app/components/button.tsx";
import type { WrittenIn } from "#app/components/types.ts";

type Text = { subject: string; statement: string; guidance: string };

/** A letter's texts as they stand, fields and all. */
export function TextView({ text, writtenIn }: { text: Text; writtenIn: WrittenIn }) {
  const { t } = useTranslation("organise");
  return (
    <dl className="text-view">
      {(["subject", "statement", "guidance"] as const).map((name) => (
        <div key={name}>
          <dt>{t(`templates.${name}`)}</dt>
          <dd {...writtenIn}>{text[name]}</dd>
        </div>
      ))}
    </dl>
  );
}

type OwnTextProps = {
  page: {
    own: Text | null;
    ownHref: string;
    href: string;
    version: number;
    changed: string | null;
    writtenIn: WrittenIn;
  };
};

/** The text that came with the campaign, and the way back to it while another holds. */
export function OwnText({ page }: OwnTextProps) {
  const { t } = useTranslation("organise");
  return (
    <section className="stack" aria-labelledby="own">
      <h2 id="own">{t("templates.own")}</h2>
      {page.own ? (
        <details>
          <summary>{t("templates.ownShow")}</summary>
          <TextView text={page.own} writtenIn={page.writtenIn} />
        </details>
      ) : (
        <p>{t("templates.ownNone")}</p>
      )}
      {page.changed && (
        <>
          <p>{page.own ? t("templates.backText") : t("templates.takeAwayText")}</p>
          <ButtonForm
            action={page.href}
            look="quiet"
            fields={{ version: String(page.version) }}
            name="intent"
            value="own"
          >
            {page.own ? t("templates.toOwn") : t("templates.takeAway")}
          </ButtonForm>
        </>
      )}
    </section>
  );
}
