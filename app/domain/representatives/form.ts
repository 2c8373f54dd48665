import { z } from "zod";
import { line, RepresentedCountry } from "#app/domain/people.ts";
import { importFormats } from "#app/domain/representatives/formats.ts";

const NAME_MOST = 120;

/** The form of an import, but for its files. Messages are keys of locales/en/errors.json. */
export const ImportForm = z.object({
  format: z.enum(importFormats, "format.missing"),
  body: z.string("body.malformed").regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "body.malformed"),
  bodyName: z.union([z.literal(""), line("bodyName", NAME_MOST)]).default(""),
  country: z.union([z.literal(""), RepresentedCountry], "country.unknown").default(""),
});
export type ImportForm = z.infer<typeof ImportForm>;

/** The same when what it would do has been seen: the files are known by their hash. */
export const ImportDecision = ImportForm.extend({ upload: z.string("upload.gone") });
