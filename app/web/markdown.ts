import MarkdownIt from "markdown-it";

// HTML in the source is shown as text, and links may only be http, https or mailto: campaign texts come from files
// that translators send in.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** Markdown as safe HTML. */
export const toHtml = (source: string) => markdown.render(source);
