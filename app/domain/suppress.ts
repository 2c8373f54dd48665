/** No published cell may be about fewer people than this. */
export const LEAST = 10;

/**
 * The cells of a breakdown that may be published beside its exact total: none under ten, and never so that one
 * hidden cell could be found by subtraction, nor that all hidden ones together are about fewer than ten people.
 */
export function publishable<Cell>(cells: readonly Cell[], people: (cell: Cell) => number): Cell[] {
  const bySize = cells
    .map((cell, index) => ({ index, people: people(cell) }))
    .filter((cell) => cell.people > 0)
    .sort((a, b) => a.people - b.people);
  let hidden = bySize.findIndex((cell) => cell.people >= LEAST);
  if (hidden === -1) return [];
  const hiddenPeople = () => bySize.slice(0, hidden).reduce((sum, cell) => sum + cell.people, 0);
  while (hidden > 0 && hidden < bySize.length && (hidden === 1 || hiddenPeople() < LEAST)) hidden++;
  const shown = new Set(bySize.slice(hidden).map((cell) => cell.index));
  return cells.filter((_, index) => shown.has(index));
}
