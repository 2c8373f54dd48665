import type { Channel } from "#app/domain/channels.ts";

type Shared = "email" | "whatsapp" | "telegram" | "bluesky" | "x" | "facebook";

/** Links by which a page is passed on. They name the page and the channel, and nothing about the person. */
export function shareLinks(page: string, text: string): { channel: Shared; href: string }[] {
  const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString().replaceAll("+", "%20");
  const url = (channel: Channel & Shared) => `${page}?via=${channel}`;
  const both = (channel: Channel & Shared) => `${text} ${url(channel)}`;
  return [
    { channel: "email", href: `mailto:?${query({ subject: text, body: both("email") })}` },
    { channel: "whatsapp", href: `https://api.whatsapp.com/send?${query({ text: both("whatsapp") })}` },
    { channel: "telegram", href: `https://telegram.me/share/url?${query({ url: url("telegram"), text })}` },
    { channel: "bluesky", href: `https://bsky.app/intent/compose?${query({ text: both("bluesky") })}` },
    { channel: "x", href: `https://twitter.com/intent/tweet?${query({ url: url("x"), text })}` },
    { channel: "facebook", href: `https://www.facebook.com/sharer/sharer.php?${query({ u: url("facebook") })}` },
  ];
}
