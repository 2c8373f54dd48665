import type { ReactNode } from "react";
import { Illustration } from "#app/components/illustration.tsx";
import type { Crumb } from "#app/components/types.ts";
import type { Drawing } from "#app/domain/drawings.ts";

type PageTitleProps = {
  title: string;
  kicker?: ReactNode;
  lede?: ReactNode;
  back?: Crumb | undefined;
  drawing?: Drawing | undefined;
};

/** The head of every other page. */
export function PageTitle({ title, kicker, lede, back, drawing }: PageTitleProps) {
  return (
    <header className="page-title">
      {back && (
        <p>
          <a className="back-link" href={back.href}>
            {back.label}
          </a>
        </p>
      )}
      {kicker && <p className="kicker">{kicker}</p>}
      <h1>{title}</h1>
      {lede && <p className="lede">{lede}</p>}
      {drawing && <Illustration name={drawing} />}
    </header>
  );
}
