import type { ActionFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { keepEvent } from "#app/domain/donations/events.ts";
import { notFound } from "#app/web/forms.ts";
import { NOT_KEPT } from "#app/web/headers.ts";

/** Stripe's events. Answered once they are on disk, and looked at afterwards: whoever asks twice is told the same. */
export async function action({ request }: ActionFunctionArgs) {
  const { cashier, db, now } = context();
  if (!cashier || request.method !== "POST") return notFound();
  const body = new Uint8Array(await request.arrayBuffer()); // the very bytes that were signed
  const told = await cashier.read(body, request.headers.get("Stripe-Signature") ?? "", now());
  if (!told) return new Response("not a signed event\n", { status: 400, headers: NOT_KEPT });
  await db.write((tx) => keepEvent(tx, told, now()));
  return new Response("kept\n", { headers: NOT_KEPT });
}

export const loader = () => notFound();
