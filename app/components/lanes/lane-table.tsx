import { useTranslation } from "react-i18next";
import { ButtonForm } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";

type LaneRow = {
  scope: "campaign" | "domain" | "target";
  key: string;
  cells: string[];
  /** Since when, by whom and why; null while letters leave. */
  paused: string | null;
};
type LaneTableProps = { caption: string; columns: { id: string; label: string; number?: boolean }[]; rows: LaneRow[] };

/** Lanes with what waits in each, what keeps it waiting, and the button that pauses it or lets it go on. */
export function LaneTable({ caption, columns, rows }: LaneTableProps) {
  const { t } = useTranslation("organise");
  const state = [
    { id: "state", label: t("lanes.state") },
    { id: "turn", label: t("lanes.turn") },
  ];
  return (
    <DataTable
      caption={caption}
      columns={[...columns, ...state]}
      rows={rows.map(({ scope, key, cells, paused }) => ({
        id: key,
        cells: [
          ...cells,
          paused ?? t("lanes.open"),
          <ButtonForm key="turn" fields={{ intent: paused ? "resume" : "pause", scope, key }} look="quiet">
            {paused ? t("lanes.resume") : t("lanes.pause")}
          </ButtonForm>,
        ],
      }))}
    />
  );
}
