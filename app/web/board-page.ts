import type { StanceView } from "#app/components/office/stance.tsx";
import type { BoardSummary, OnBoard } from "#app/domain/offices/board.ts";
import { officeTranslator, stanceView } from "#app/web/office-page.ts";

const POSITIONS = ["agrees", "partly", "disagrees", "silent"] as const;

export type BoardPerson = {
  id: string;
  name: string;
  facts: string[];
  stance: StanceView | null;
  /** What stands in a stance's place. */
  silent: string;
};

/** What offices have answered, in numbers; null while nobody was asked and nobody has said anything. */
export function boardSummary(summary: BoardSummary, href: string, locale: string) {
  const t = officeTranslator(locale);
  if (summary.all === 0) return null;
  return {
    text: t("board.summary", { count: summary.all }),
    counts: POSITIONS.map((position) => ({ position, text: t(`board.${position}`, { count: summary[position] }) })),
    href,
  };
}

/** Everybody on a board, under their body, in the order of their areas. */
export function boardGroups(people: OnBoard[], locale: string): { id: string; title: string; people: BoardPerson[] }[] {
  const t = officeTranslator(locale);
  const groups = Map.groupBy(people, ({ body }) => body);
  return [...groups].map(([title, some]) => ({
    id: title,
    title,
    people: some.map(({ id, name, area, role, party, stance, writtenTo }) => ({
      id,
      name,
      facts: [area, role, party].filter((fact) => fact !== null),
      stance: stance && stanceView(stance, locale),
      silent: writtenTo ? t("position.silent") : t("board.notWritten"),
    })),
  }));
}
