import { z } from "zod";
import type { Point } from "#app/domain/areas/find.ts";

const PLACE_MOST = 100;

const Degrees = z.object({
  longitude: z.coerce.number().min(-180).max(180),
  latitude: z.coerce.number().min(-90).max(90),
});

/** What somebody asks to find their area by. It is used to answer, and is neither kept nor logged nor in an address. */
export type FindSearch = { body: string; place: string; point: Point | null };

/** The search in a form's fields; a place that is too long to be one counts as none. */
export function searchIn(fields: Record<string, unknown>): FindSearch {
  const { body, place, latitude, longitude } = fields;
  const typed = typeof place === "string" ? place.trim().normalize("NFC") : "";
  const point = latitude && longitude ? Degrees.safeParse({ latitude, longitude }).data : undefined;
  return {
    body: typeof body === "string" ? body : "",
    place: typed.length <= PLACE_MOST ? typed : "",
    point: point ?? null,
  };
}
