import { useTranslation } from "react-i18next";

/**
 * A field that people neither see, nor reach with the keyboard, nor hear; programs that fill every field fill it. Its name
 * means nothing to what fills forms for people. Who sees it all the same, without the stylesheet, is told to leave it.
 */
export function Honeypot() {
  const { t } = useTranslation("public");
  return (
    <div className="out-of-sight" aria-hidden="true">
      <label>
        {t("sign.leaveEmpty")}
        <input type="text" name="homepage" tabIndex={-1} autoComplete="off" data-1p-ignore data-lpignore="true" />
      </label>
    </div>
  );
}
