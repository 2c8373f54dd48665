import { useTranslation } from "react-i18next";
import { MessagePaper, type MessageView } from "#app/components/letter/message-paper.tsx";

type Preview = { message: MessageView; share: string };
type PreviewPapersProps = {
  withOwnWords: Preview;
  without: Preview;
  /** It is of what was typed, and nothing is saved. */
  typed: boolean;
};

/** Two letters word for word as they would leave, of made-up people to made-up people. */
export function PreviewPapers({ withOwnWords, without, typed }: PreviewPapersProps) {
  const { t } = useTranslation("organise");
  return (
    <section className="stack stack-large" aria-labelledby="preview">
      <h2 id="preview">{t("templates.previewTitle")}</h2>
      <p role={typed ? "status" : undefined}>{typed ? t("templates.previewTyped") : t("templates.previewText")}</p>
      <Paper title={t("templates.withOwnWords")} {...withOwnWords} />
      <Paper title={t("templates.without")} {...without} />
    </section>
  );
}

function Paper({ title, message, share }: Preview & { title: string }) {
  return (
    <section className="stack">
      <h3>{title}</h3>
      <MessagePaper {...message} label={title} />
      <p className="own-share">{share}</p>
    </section>
  );
}
