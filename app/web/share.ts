type Channel = "email" | "whatsapp" | "telegram" | "bluesky" | "x" | "facebook";

/** Links by which a page is passed on. They name the page and nothing about the person. */
export function shareLinks(url: string, text: string): { channel: Channel; href: string }[] {
  const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString().replaceAll("+", "%20");
  const both = `${text} ${url}`;
  return [
    { channel: "email", href: `mailto:?${query({ subject: text, body: both })}` },
    { channel: "whatsapp", href: `https://api.whatsapp.com/send?${query({ text: both })}` },
    { channel: "telegram", href: `https://telegram.me/share/url?${query({ url, text })}` },
    { channel: "bluesky", href: `https://bsky.app/intent/compose?${query({ text: both })}` },
    { channel: "x", href: `https://twitter.com/intent/tweet?${query({ url, text })}` },
    { channel: "facebook", href: `https://www.facebook.com/sharer/sharer.php?${query({ u: url })}` },
  ];
}
