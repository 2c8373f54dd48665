import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The project's folder: two above this file, from the sources (app/web/) as from the build (build/server/). */
export const projectRoot = pathToFileURL(`${resolve(dirname(fileURLToPath(import.meta.url)), "../..")}/`);
