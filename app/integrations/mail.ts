import { join } from "node:path";
import type { Config } from "#app/config.ts";
import { addressIn } from "#app/domain/addresses.ts";
import type { Mail, SendLetter, SendMail } from "#app/domain/outbox.ts";
import { dkimSigner } from "#app/integrations/dkim.ts";
import { type MailLanguage, type MailText, mailTexts } from "#app/integrations/mail-texts.ts";
import { type Mailbox, openMailbox } from "#app/integrations/mailbox.ts";
import { openSmtp } from "#app/integrations/smtp.ts";

export type Mailer = {
  sendMail: SendMail;
  sendLetter: SendLetter;
  /** Where messages stay when no mail server is set; null when one is. */
  mailbox: Mailbox | null;
  close(): Promise<void>;
};

/** Mail as the settings want it: by the server of SMTP_URL, or into the local mailbox. */
export function mailerOf(config: Config, languageOf: (locale: string) => MailLanguage, now: () => Date): Mailer {
  const { deliver, mailbox, close } = wayOut(config, now);
  const from = senderOf(config.MAIL_FROM);
  const textOf = mailTexts(new URL(config.PUBLIC_URL).host);
  const sign = dkimSigner(config);
  return {
    sendLetter: deliver,
    async sendMail(mail, messageId) {
      const { lang } = languageOf(mail.locale);
      const head = { from, to: mail.to, language: lang, messageId, date: now() };
      const raw = await (mail.kind === "writer-reply"
        ? composeWriterReply(mail, head)
        : compose(await textOf(mail, languageOf(mail.locale)), { ...head, replyTo: replyToOf(mail) }));
      await deliver(await sign(raw), { from: from.address, to: mail.to });
    },
    mailbox,
    close,
  };
}

type WayOut = Pick<Mailer, "mailbox" | "close"> & { deliver: SendLetter };

function wayOut({ SMTP_URL, PUBLIC_URL, DATA_DIR }: Config, now: () => Date): WayOut {
  if (SMTP_URL) return { ...openSmtp(SMTP_URL, new URL(PUBLIC_URL).hostname), mailbox: null };
  const mailbox = openMailbox(join(DATA_DIR, "mailbox"), now);
  return { deliver: mailbox.deliver, mailbox, close: async () => {} };
}

type Sender = { name: string; address: string };
type Head = { from: Sender; to: string; language: string; messageId: string; date: Date; replyTo?: string | null };

/** Where an answer to a passed-on answer goes; to nobody but us for all else. */
const replyToOf = (mail: Mail) =>
  mail.kind === "reply" && mail.words.replyTo.includes("@") ? mail.words.replyTo : null;

/** The mail as the bytes of an RFC 5322 message. */
async function compose({ subject, text, html }: MailText, head: Head): Promise<Uint8Array> {
  // Loaded with the first mail: a process that sends none does not pay for it.
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const { from, to, language, messageId, date, replyTo } = head;
  const message = new MailComposer({
    from,
    to: { name: "", address: to }, // never a string: a comma in it would make two recipients
    ...(replyTo ? { replyTo: { name: "", address: replyTo } } : {}),
    subject,
    text,
    html,
    date,
    messageId: `<${messageId}@${from.address.split("@")[1]}>`,
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": language },
    encoding: "quoted-printable",
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message.compile().build();
}

/** What the writer of a letter answers an office, made anew: of the writer's own message there is nothing in it but the words. */
async function composeWriterReply({ words }: Extract<Mail, { kind: "writer-reply" }>, head: Head): Promise<Uint8Array> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const { from, to, messageId, date } = head;
  const message = new MailComposer({
    from: { name: words.name, address: from.address },
    replyTo: { name: words.name, address: words.replyTo },
    to: { name: "", address: to },
    subject: `Re: ${words.subject}`,
    text: `${words.text}\n`,
    date,
    messageId: `<${messageId}@${from.address.split("@")[1]}>`,
    ...(words.inReplyTo ? { inReplyTo: words.inReplyTo, references: words.inReplyTo } : {}),
    textEncoding: "quoted-printable",
    encoding: "quoted-printable",
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message.compile().build();
}

/** A sender such as `Countersign <hello@example.org>` in its two parts. */
function senderOf(mailFrom: string): Sender {
  const name = /^\s*"?([^<]*?)"?\s*</.exec(mailFrom)?.[1] ?? "";
  return { name, address: addressIn(mailFrom) };
}
