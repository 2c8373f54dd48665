import type { ParsedMail } from "mailparser";
import type { InboundMail } from "#app/domain/inbound/classify.ts";

const HEAD_MOST = 256 * 1024;
const PARTS_MOST = 200;
/** HTML beyond this is not made into text: that takes the time of everybody else. */
const HTML_MOST = 200_000;
const TEXT_MOST = 200_000;
const REPORTS_MOST = 20;

const REPORT = /^message\/(global-)?delivery-status$/;
const RETURNED = /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/;

/**
 * A message (RFC 5322, MIME) as far as it matters to what it is; `from` is its MAIL FROM, if it is known. Messages inside
 * it are not opened. Null when it is no message, or too large a puzzle to be one: a head of more than 256 KB, more than
 * 200 parts.
 */
export async function readMail(raw: Uint8Array, from: string | null): Promise<InboundMail | null> {
  const { simpleParser } = await import("mailparser"); // loaded with the first message
  try {
    const mail = await simpleParser(Buffer.from(raw), {
      keepDeliveryStatus: true,
      ignoreEmbedded: true,
      skipTextToHtml: true,
      skipImageLinks: true,
      checksumAlgo: false,
      maxHeadSize: HEAD_MOST,
      maxChildNodes: PARTS_MOST,
      maxHtmlLengthToParse: HTML_MOST,
    });
    return mail.headers.size === 0 ? null : shapeOf(mail, from);
  } catch {
    return null;
  }
}

function shapeOf(mail: ParsedMail, sender: string | null): InboundMail {
  const [from] = mail.from?.value ?? [];
  const contents = (types: RegExp) =>
    mail.attachments
      .filter(({ contentType }) => types.test(contentType))
      .slice(0, REPORTS_MOST)
      .map(({ content }) => content.toString("utf8").slice(0, TEXT_MOST));
  const returned = contents(RETURNED)[0] ?? "";
  return {
    nullSender: sender === null ? null : sender === "",
    from: { name: from?.name ?? "", address: from?.address ?? "" },
    subject: mail.subject ?? "",
    headers: headersOf(mail),
    text: (mail.text ?? "").slice(0, TEXT_MOST),
    reports: contents(REPORT),
    returned: returned.split(/\r?\n\r?\n/)[0] ?? "",
    attachments: mail.attachments
      .filter(({ contentType }) => !REPORT.test(contentType) && !RETURNED.test(contentType))
      .map(({ filename }) => filename ?? ""),
  };
}

function headersOf({ headerLines }: ParsedMail): Map<string, string> {
  const values = new Map<string, string>();
  for (const { key, line } of headerLines)
    if (!values.has(key))
      values.set(
        key,
        line
          .slice(line.indexOf(":") + 1)
          .replace(/\r?\n[ \t]+/g, " ")
          .trim(),
      );
  return values;
}
