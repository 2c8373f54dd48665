import type { LoaderFunctionArgs } from "@remix-run/node";
import { embedSample } from "#app/specimens/embed.ts";
import { EMBED_HEADERS, embedDocument } from "#app/web/embed-document.tsx";

// In development alone (remix.config.js): what the components page shows in frames.

export function loader({ request }: LoaderFunctionArgs) {
  const { view, options } = embedSample(request.url);
  return new Response(embedDocument(view, options), { headers: EMBED_HEADERS });
}
