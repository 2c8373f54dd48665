import { useTranslation } from "react-i18next";
import { ButtonForm } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import type { AccountPage } from "#app/web/account-page.ts";

/** Where an organiser is signed in, and the way to end it everywhere but here. */
export function SessionSection({ page }: { page: Pick<AccountPage, "href" | "sessions" | "hasOthers"> }) {
  const { t } = useTranslation("organise");
  return (
    <div className="stack">
      <DataTable
        caption={t("account.sessions")}
        columns={[
          { id: "started", label: t("account.head.started") },
          { id: "seen", label: t("account.head.seen") },
        ]}
        rows={page.sessions.map(({ id, started, seen }) => ({ id, cells: [started, seen] }))}
      />
      {page.hasOthers && (
        <ButtonForm action={page.href} fields={{ intent: "end-others" }} look="quiet">
          {t("account.endOthers")}
        </ButtonForm>
      )}
    </div>
  );
}
