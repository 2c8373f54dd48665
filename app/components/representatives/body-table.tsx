import { useTranslation } from "react-i18next";
import { DataTable } from "#app/components/data-table.tsx";

type BodyLine = { id: string; name: string; href: string; cells: string[] };

const COLUMNS = ["inOffice", "withEmail", "withoutEmail", "termEnded"] as const;

/** The bodies, each leading to the form that brings its list up to date. */
export function BodyTable({ bodies }: { bodies: BodyLine[] }) {
  const { t } = useTranslation("organise");
  if (bodies.length === 0) return <p>{t("representatives.bodiesEmpty")}</p>;
  return (
    <DataTable
      caption={t("representatives.bodies")}
      columns={[
        { id: "body", label: t("representatives.head.body") },
        ...COLUMNS.map((id) => ({ id, label: t(`representatives.head.${id}`), number: true })),
        { id: "imported", label: t("representatives.head.imported") },
        { id: "nextEnd", label: t("representatives.head.nextEnd") },
        { id: "update", label: t("representatives.head.update") },
      ]}
      rows={bodies.map(({ id, name, href, cells }) => ({
        id,
        cells: [
          name,
          ...cells,
          <a key={id} href={href} aria-label={`${t("representatives.update")}: ${name}`}>
            {t("representatives.update")}
          </a>,
        ],
      }))}
    />
  );
}
