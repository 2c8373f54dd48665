import { context } from "#app/context.ts";
import { mailWaiting } from "#app/domain/outbox.ts";

/** The database answers. */
export async function loader() {
  await mailWaiting(context().db.read);
  return new Response("ready\n", { headers: { "Cache-Control": "no-store" } });
}
