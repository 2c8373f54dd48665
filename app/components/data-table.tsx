import type { ReactNode } from "react";

export type Column = { id: string; label: string; number?: boolean };
export type Row = { id: string; cells: ReactNode[] };

/** A table that scrolls within its own box on narrow screens; the first cell of each row names it. */
export function DataTable({ caption, columns, rows }: { caption: string; columns: Column[]; rows: Row[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    <section className="table-box" aria-label={caption} tabIndex={0}>
      <table className="data-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.number ? "number" : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column, index) => (
                <Cell key={column.id} column={column} first={index === 0}>
                  {row.cells[index]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ column, first, children }: { column: Column; first: boolean; children: ReactNode }) {
  const className = column.number ? "number" : undefined;
  return first ? (
    <th scope="row" className={className}>
      <bdi>{children}</bdi>
    </th>
  ) : (
    <td className={className}>
      <bdi>{children}</bdi>
    </td>
  );
}
