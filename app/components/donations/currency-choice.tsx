import { useTranslation } from "react-i18next";

type CurrencyChoiceProps = { currencies: { code: string; name: string; href: string; current: boolean }[] };

/** The same page in each currency. Nothing when there is one alone. */
export function CurrencyChoice({ currencies }: CurrencyChoiceProps) {
  const { t } = useTranslation("donate");
  if (currencies.length < 2) return null;
  return (
    <nav className="currencies" aria-label={t("currency")}>
      <ul>
        {currencies.map(({ code, name, href, current }) => (
          <li key={code}>
            <a href={href} aria-current={current ? "page" : undefined}>
              <bdi>{code}</bdi>
              <span className="visually-hidden">
                {" "}
                <bdi>{name}</bdi>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
