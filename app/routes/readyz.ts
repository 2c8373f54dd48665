import { context } from "#app/context.ts";
import { holds } from "#app/domain/installation.ts";

/** The database answers. */
export async function loader() {
  await holds(context().db.read, "demo");
  return new Response("ready\n", { headers: { "Cache-Control": "no-store" } });
}
