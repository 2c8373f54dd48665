import type { MetaDescriptor, MetaFunction } from "@remix-run/node";
import { errorKind } from "#app/components/error-page.tsx";
import type { loader as rootLoader } from "#app/root.tsx";
import { headTags, type PageHead } from "#app/web/page-head.ts";

type Args = Parameters<MetaFunction<unknown, { root: typeof rootLoader }>>[0];

/** The title that a page's loader gives; of the error page where there is none, since no data came. */
export function pageTitle({ data, error, matches }: Args): MetaDescriptor[] {
  const { title } = (data ?? {}) as { title?: string };
  if (title) return [{ title }];
  const root = matches.find((match) => match.id === "root")?.data;
  const status = (error as { status?: number } | undefined)?.status ?? 500;
  return root ? [{ title: root.errorTitles[errorKind(status)] }] : [];
}

/** The same for pages that may be linked to and found: with what their loaders give as `head`. */
export function publicMeta(args: Args): MetaDescriptor[] {
  const { head } = (args.data ?? {}) as { head?: PageHead };
  return [...pageTitle(args), ...(head && !args.error ? headTags(head) : [])];
}

/** The same for pages about one person, which no search engine should keep. */
export const privatePageTitle = (args: Args): MetaDescriptor[] => [
  ...pageTitle(args),
  { name: "robots", content: "noindex" },
];
