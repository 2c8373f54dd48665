/** How the page can be shown. More contrast is what readers get who ask their system for it, on light and on dark. */
export const themes = ["light", "dark", "contrast", "contrast-dark"] as const;
export type Theme = (typeof themes)[number];

/** The theme in an address, light in place of any that there is none of. */
export const themeIn = (url: string): Theme =>
  themes.find((theme) => theme === new URL(url).searchParams.get("theme")) ?? "light";
