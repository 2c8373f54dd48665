/** The ways by which links to a campaign are passed on. A link names one as `?via=…`, and never a person. */
export const channels = [
  "email",
  "whatsapp",
  "telegram",
  "signal",
  "bluesky",
  "mastodon",
  "x",
  "facebook",
  "link",
  "qr",
  "embed",
  "partner",
] as const;
export type Channel = (typeof channels)[number];

/** The channel of that name; null for none, and for whatever else somebody wrote there. */
export const channelOf = (name: unknown): Channel | null => channels.find((channel) => channel === name) ?? null;
