import type { ReactNode } from "react";
import { PageTitle } from "#app/components/page-title.tsx";
import type { Crumb } from "#app/components/types.ts";
import type { Drawing } from "#app/domain/drawings.ts";

type SimplePageProps = {
  title: string;
  kicker?: ReactNode;
  lede?: ReactNode;
  back?: Crumb | undefined;
  drawing?: Drawing | undefined;
  children?: ReactNode;
};

/** A page about one matter: check your mail, confirm, thank you, not found. */
export function SimplePage({ children, ...title }: SimplePageProps) {
  return (
    <div className="wrap-narrow page">
      <PageTitle {...title} />
      {children}
    </div>
  );
}
