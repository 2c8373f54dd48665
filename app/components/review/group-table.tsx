import { DataTable } from "#app/components/data-table.tsx";

type GroupRow = { id: string; label: string; text: string; href?: string | null; usual?: string };
type GroupTableProps = { title: string; labelHead: string; valueHead: string; usualHead?: string; rows: GroupRow[] };

/** Signatures by what they have in common; a line that can be decided about leads to the form, filled with it. */
export function GroupTable({ title, labelHead, valueHead, usualHead, rows }: GroupTableProps) {
  const usual = usualHead ? [{ id: "usual", label: usualHead, number: true }] : [];
  return (
    <DataTable
      caption={title}
      columns={[{ id: "label", label: labelHead }, { id: "signatures", label: valueHead, number: true }, ...usual]}
      rows={rows.map(({ id, label, text, href, usual }) => ({
        id,
        cells: [<Label key={id} label={label} href={href} />, text, usual],
      }))}
    />
  );
}

const Label = ({ label, href }: Pick<GroupRow, "label" | "href">) => (href ? <a href={href}>{label}</a> : label);
