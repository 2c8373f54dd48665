/** Words written in Markdown and turned into HTML on the server, where they were made safe. */
export function Prose({ html, lead = false }: { html: string; lead?: boolean }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: web/markdown.ts shows HTML in the source as text.
  return <div className={lead ? "prose prose-lead" : "prose"} dangerouslySetInnerHTML={{ __html: html }} />;
}
