/** Words written in Markdown and turned into HTML on the server, where they were made safe. */
export function Prose({ html, lead = false }: { html: string; lead?: boolean }) {
  return <div className={lead ? "prose prose-lead" : "prose"} dangerouslySetInnerHTML={{ __html: html }} />;
}
