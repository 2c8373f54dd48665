import { useTranslation } from "react-i18next";

export type ShareWay = {
  channel: "whatsapp" | "telegram" | "email" | "bluesky" | "mastodon" | "x" | "facebook";
  href: string;
};

/** How a page is passed on. `page` is its plain address, `copied` the same with the channel. */
export type ShareView = {
  title: string;
  text: string;
  page: string;
  copied: string;
  ways: ShareWay[];
  qrHref: string;
  moreHref: string;
};

/** Plain links, no counters and no scripts of others; the browser's own ways beside them where it has some. */
export function ShareLinks({ share, more = false }: { share: ShareView; more?: boolean }) {
  const { t } = useTranslation("share");
  return (
    <div className="share" data-share={share.copied} data-share-title={share.title} data-share-text={share.text}>
      <p className="buttons">
        <button type="button" className="button" data-share-device hidden>
          {t("ways.device")}
        </button>
        <button type="button" className="button button-quiet" data-share-copy={t("ways.copied")} hidden>
          {t("ways.copy")}
        </button>
        <span role="status" className="share-said" />
      </p>
      <ul className="share-links" aria-label={t("ways.label")}>
        {share.ways.map((way) => (
          <li key={way.channel}>
            <a href={way.href} rel="noreferrer external">
              {t(`ways.${way.channel}`)}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <span className="small-print">{t("ways.address")}</span>{" "}
        <code className="address" dir="ltr">
          {share.page}
        </code>
      </p>
      <details className="share-qr">
        <summary>{t("ways.qr")}</summary>
        <p className="small-print">{t("ways.qrText")}</p>
        <img src={share.qrHref} alt={t("ways.qrAlt")} width="240" height="240" loading="lazy" />
      </details>
      {more && (
        <p>
          <a className="standalone-link" href={share.moreHref}>
            {t("ways.more")}
          </a>
        </p>
      )}
    </div>
  );
}
