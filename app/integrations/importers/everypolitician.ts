import type { RepresentativeFile } from "#app/domain/representatives/rows.ts";
import { kindOf, type SourceFile, tableWith } from "#app/integrations/importers/files.ts";
import { type Found, gather } from "#app/integrations/importers/gather.ts";
import { countryIn } from "#app/integrations/importers/ocd.ts";
import { readPopolo } from "#app/integrations/importers/popolo.ts";

/**
 * EveryPolitician: the CSV of a legislature's term, a row a membership, or its Popolo JSON (ep-popolo-v1.0.json).
 * @throws {UnusableFile} when it is neither.
 */
export async function readEveryPolitician(file: SourceFile, now: Date): Promise<RepresentativeFile> {
  if (kindOf(file) === "json") return readPopolo(file, now);
  const { records, warnings } = tableWith(file, ["id", "name", "term"]);
  const found = records.map(({ line, fields }): Found => {
    const { id, name, sort_name, email, group, area, area_id, chamber, start_date, end_date } = fields;
    const country = countryIn(area_id);
    return {
      ...{
        row: line,
        key: id,
        name,
        sortName: sort_name,
        role: chamber,
        party: group,
        area,
        areaKey: area_id,
        country,
      },
      ...{ validFrom: start_date, validUntil: end_date, emails: [email] },
    };
  });
  return gather(found, { membershipEach: true, warnings });
}
