import type { MetaDescriptor } from "@remix-run/node";

export const PICTURE_WIDTH_PX = 1200;
export const PICTURE_HEIGHT_PX = 630;

/** What a page tells those who link to it, keep it or read it out: search engines, messengers, feed readers. */
export type PageHead = {
  site: string;
  locale: string;
  title: string;
  description: string;
  /** The page's one address, whatever stands behind it. */
  url: string;
  /** The same page in each language that its words are there in. */
  alternates: { locale: string; href: string }[];
  picture: { url: string; alt: string };
  feed?: { href: string; title: string } | undefined;
  oembedHref?: string | undefined;
  /** Statements about the page in schema.org's words. */
  data?: object | undefined;
};

/** A head as tags: Open Graph (ogp.me), Twitter cards, canonical and alternate addresses (RFC 8288), JSON-LD. */
export function headTags(head: PageHead): MetaDescriptor[] {
  const { picture, feed } = head;
  return [
    { name: "description", content: head.description },
    ...property("og:type", "website"),
    ...property("og:site_name", head.site),
    ...property("og:title", head.title),
    ...property("og:description", head.description),
    ...property("og:url", head.url),
    ...property("og:locale", head.locale.replaceAll("-", "_")),
    ...property("og:image", picture.url),
    ...property("og:image:width", String(PICTURE_WIDTH_PX)),
    ...property("og:image:height", String(PICTURE_HEIGHT_PX)),
    ...property("og:image:alt", picture.alt),
    { name: "twitter:card", content: "summary_large_image" },
    link({ rel: "canonical", href: head.url }),
    ...head.alternates.map(({ locale, href }) => link({ rel: "alternate", hrefLang: locale, href })),
    ...(feed ? [link({ rel: "alternate", type: "application/atom+xml", ...feed })] : []),
    ...(head.oembedHref ? [link({ rel: "alternate", type: "application/json+oembed", href: head.oembedHref })] : []),
    ...(head.data ? [{ "script:ld+json": head.data as { [name: string]: string } }] : []),
  ];
}

const property = (name: string, content: string): MetaDescriptor[] => [{ property: name, content }];
const link = (attributes: Record<string, string>): MetaDescriptor => ({ tagName: "link", ...attributes });
