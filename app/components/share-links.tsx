import { useTranslation } from "react-i18next";

type Channel = "email" | "whatsapp" | "telegram" | "bluesky" | "x" | "facebook";

/** Plain links, no counters and no scripts of others. */
export function ShareLinks({ links }: { links: { channel: Channel; href: string }[] }) {
  const { t } = useTranslation("public");
  return (
    <ul className="share-links" aria-label={t("share.label")}>
      {links.map((link) => (
        <li key={link.channel}>
          <a href={link.href} rel="noreferrer external">
            {t(`share.${link.channel}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}
