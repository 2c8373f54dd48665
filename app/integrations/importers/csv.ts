import type { RepresentativeFile } from "#app/domain/representatives/rows.ts";
import { tableWith } from "#app/integrations/importers/files.ts";
import { type Found, gather } from "#app/integrations/importers/gather.ts";

/**
 * Representatives from a plain CSV file (RFC 4180) with a header, as db/seeds/exampleland/representatives.csv has it, in
 * UTF-8 or windows-1252. Only key and name are needed; columns not named here are ignored.
 * @throws {UnusableFile} when it is no such file at all; what is wrong with single rows is in `rejected`.
 */
export function readCsv(bytes: Uint8Array): RepresentativeFile {
  const { records, columns, warnings } = tableWith({ name: "", bytes }, ["key", "name"]);
  const found = records.map(({ line, fields }): Found => {
    const { sort_name, area_key, valid_from, valid_until, email, contact_form, postal, phone, committees, ...same } =
      fields;
    return {
      ...same,
      row: line,
      sortName: sort_name,
      areaKey: area_key,
      validFrom: valid_from,
      validUntil: valid_until,
      emails: [email],
      contactForms: [contact_form],
      formCharacters: fields.form_characters,
      postal: [postal],
      phones: [phone],
      committees: (committees ?? "")
        .split(/[;|]/)
        .map((name) => name.trim())
        .filter(Boolean)
        .map((name) => ({ key: name, name, role: "member" })),
    };
  });
  return gather(found, { warnings, namesCommittees: columns.includes("committees") });
}
