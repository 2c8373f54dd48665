import { buildIfStale } from "#app/cli/build-if-stale.ts";

/** The stories run against the build; it must be of these sources. */
export default () => buildIfStale();
