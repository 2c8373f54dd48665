// What the readers in app/integrations/areas give, in one shape for all formats.

import type { MultiPolygon } from "#app/domain/areas/shape.ts";
import type { Rejected } from "#app/domain/representatives/rows.ts";

/** A line that says that a postcode lies in an area; a line with several postcodes is several of these. */
export type PostcodeRow = { row: number; postcode: string; area: string; name: string | null };
export type PostcodeFile = { read: number; rows: PostcodeRow[]; rejected: Rejected[]; warnings: string[] };

/** An area's shape. `row` is the feature's place in its file. */
export type BoundaryRow = { row: number; area: string; name: string | null; shape: MultiPolygon };
export type BoundaryFile = { read: number; rows: BoundaryRow[]; rejected: Rejected[]; warnings: string[] };

export type NameRow = { row: number; area: string; name: string; otherNames: string[] };
export type NameFile = { read: number; rows: NameRow[]; rejected: Rejected[]; warnings: string[] };
