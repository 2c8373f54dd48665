import { context } from "#app/context.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";

// Pages about one person say themselves that they are not to be kept: a crawler that may not read them would not know.
export function loader() {
  const { config, demo } = context();
  const lines = demo
    ? ["User-agent: *", "Disallow: /"]
    : ["User-agent: *", "Disallow: /organise", "Disallow: /mailbox", "", `Sitemap: ${config.PUBLIC_URL}/sitemap.xml`];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { ...FOR_EVERYONE, "Content-Type": "text/plain; charset=utf-8" },
  });
}
