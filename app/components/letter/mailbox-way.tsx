import { useTranslation } from "react-i18next";
import { CopyField } from "#app/components/letter/copy-field.tsx";
import type { MailboxWayView } from "#app/components/letter/office-task.tsx";

/** The writer's own mailbox: a link that opens it, and everything to be copied where the link cannot hold it. */
export function MailboxWay({ way, office }: { way: MailboxWayView; office: string }) {
  const { t } = useTranslation("letters");
  const { address, mailto, language, subject, text } = way;
  return (
    <>
      <p>{t("mailbox.text")}</p>
      <p>
        <a className="button" href={mailto.href}>
          {t("mailbox.link")}
        </a>
      </p>
      <p className="small-print">{mailto.whole ? t("mailbox.whole") : t("mailbox.tooLong")}</p>
      <CopyField id={`address-${office}`} label={t("copy.address")} language="und" text={address} rows={1} />
      <CopyField id={`mail-subject-${office}`} label={t("copy.subject")} language={language} text={subject} rows={1} />
      <CopyField id={`mail-text-${office}`} label={t("copy.text")} language={language} text={text} />
    </>
  );
}
