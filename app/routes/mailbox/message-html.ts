import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { notFound } from "#app/web/forms.ts";

// Of all powers a page has, a message keeps its own styles and links that leave the frame.
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation";

/** The HTML part of a message, to be framed by its page; its links open in the window around it. */
export async function loader({ params }: LoaderFunctionArgs) {
  const message = await context().mailbox?.read(params.id ?? "");
  const html = message?.html?.replace("<head>", '<head><base target="_top"/>') ?? notFound();
  return new Response(html, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY },
  });
}
