import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { negotiate } from "#app/web/i18n.ts";

export const loader = ({ request }: LoaderFunctionArgs) =>
  redirect(`/${negotiate(request.headers.get("Accept-Language"))}`, {
    headers: { Vary: "Accept-Language", "Cache-Control": "no-cache" },
  });
