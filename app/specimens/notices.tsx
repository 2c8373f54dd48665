import { useTranslation } from "react-i18next";
import { Notice } from "#app/components/notice.tsx";
import { PausedNotice } from "#app/components/paused.tsx";
import { LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const KINDS = ["plain", "good", "warning", "bad"] as const;

export function Notices() {
  const { t } = useTranslation("public");
  const since = useSamples().time();
  return (
    <>
      {KINDS.map((kind) => (
        <Specimen key={kind} of="Notice" state={`${kind}, with a title and without`}>
          <div className="stack">
            <Notice kind={kind} title={t("confirmed.manageTitle")}>
              <p>{t("confirmed.manageText")}</p>
              <p>
                <a href="#top">{t("error.home")}</a>
              </p>
            </Notice>
            <Notice kind={kind}>
              <p>{t("manage.saved")}</p>
            </Notice>
          </div>
        </Specimen>
      ))}
      <Specimen of="Notice" state="a long word">
        <Notice title={LONG_WORD}>
          <p>{LONG_WORD}</p>
        </Notice>
      </Specimen>
      <Specimen of="PausedNotice" state="signing">
        <PausedNotice what="signing" paused={{ signing: since }} />
      </Specimen>
      <Specimen of="PausedNotice" state="signing, sent all the same">
        <PausedNotice what="signing" paused={{ signing: since }} kept />
      </Specimen>
      <Specimen of="PausedNotice" state="letters">
        <PausedNotice what="letters" paused={{ letters: since }} />
      </Specimen>
      <Specimen of="PausedNotice" state="letters, sent all the same">
        <PausedNotice what="letters" paused={{ letters: since }} kept />
      </Specimen>
      <Specimen of="PausedNotice" state="everything">
        <PausedNotice what="signing" paused={{ everything: since }} />
      </Specimen>
    </>
  );
}
