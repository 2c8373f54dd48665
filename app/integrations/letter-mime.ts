import type { Config } from "#app/config.ts";
import { addressIn } from "#app/domain/addresses.ts";
import { aliasOf } from "#app/domain/inbound/addresses.ts";
import type { Keyring } from "#app/domain/keys.ts";
import type { ComposeLetter } from "#app/domain/letters/compose.ts";
import type { ReflectLetter } from "#app/domain/letters/deliver.ts";
import { headerText } from "#app/domain/letters/message.ts";
import type { SignMessage } from "#app/integrations/dkim.ts";

/** One mailbox and nothing else: no group, no list, no name, nothing that SMTP would have to quote. */
const ONE_ADDRESS = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]+\.[^\s@<>()[\]\\,;:"\p{Cc}.]+$/u;
const ADDRESS_MOST = 254; // RFC 5321 §4.5.3.1

const unsigned: SignMessage = async (raw) => raw;

const isOneAddress = (address: string) => address.length <= ADDRESS_MOST && ONE_ADDRESS.test(address);

/**
 * Makes letters as plain text from the address in MAIL_FROM, since a supporter's own domain would refuse mail that we
 * send in its name (DMARC, RFC 7489). Answers go to the supporter, or to an alias that passes them on. The Message-ID
 * belongs to the letter and is the same at every try. Null when one of the addresses is not exactly one.
 */
export function letterComposer(
  { MAIL_FROM, aliasDomain }: Pick<Config, "MAIL_FROM"> & Partial<Pick<Config, "aliasDomain">>,
  keys: Pick<Keyring, "token">,
  sign = unsigned,
): ComposeLetter {
  const from = addressIn(MAIL_FROM);
  // Without a domain for aliases an answer goes to us: better lost than with the writer's address.
  const aliasFor = (id: string) => (aliasDomain ? aliasOf(keys, id, "office", aliasDomain) : from);
  return async ({ id, date, fromName, replyTo: writer, relay, to, subject, text, language, inReplyTo }) => {
    const replyTo = relay ? { ...writer, address: aliasFor(id) } : writer;
    const theirs = [to.address, replyTo.address].filter((address) => address !== from);
    if (!theirs.every(isOneAddress)) return null;
    const envelope = { from, to: to.address };
    const idOf = (letter: string) => `<L${letter}@${from.slice(from.lastIndexOf("@") + 1)}>`;
    const messageId = idOf(id);
    const { default: MailComposer } = await import("nodemailer/lib/mail-composer"); // loaded with the first letter
    const message = new MailComposer({
      // As objects, never as text that could be read as several addresses.
      from: { name: headerText(fromName), address: from },
      replyTo: { ...replyTo, name: headerText(replyTo.name) },
      to: { ...to, name: headerText(to.name) },
      envelope,
      subject,
      messageId,
      ...(inReplyTo ? { inReplyTo: idOf(inReplyTo), references: idOf(inReplyTo) } : {}),
      date,
      text,
      encoding: "quoted-printable",
      textEncoding: "quoted-printable",
      newline: "win",
      headers: { "Content-Language": language },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { messageId, raw: await sign(await message.compile().build()), envelope };
  };
}

/** What stands around a letter that went to the organiser alone: subject and text. */
export type ReflectionWords = (to: string) => { subject: string; text: string };

/** Makes the message by which an organiser sees a letter that did not leave: marked as such, the letter whole in it. */
export function letterReflector(
  { MAIL_FROM }: Pick<Config, "MAIL_FROM">,
  words: ReflectionWords,
  sign = unsigned,
): ReflectLetter {
  return ({ id, raw, to }, organiser) =>
    composeNote({ MAIL_FROM }, { ...words(to), to: organiser, messageId: `reflected-L${id}`, letter: raw }, sign);
}

/** A message to an organiser; `letter` is one that is shown whole, as an attachment that mail programs open. */
type Note = { to: string; subject: string; text: string; messageId: string; date?: Date; letter?: Uint8Array };

/** Makes a note of the program's own to an organiser. */
export async function composeNote(
  { MAIL_FROM }: Pick<Config, "MAIL_FROM">,
  { to, messageId, letter, date = new Date(), ...words }: Note,
  sign = unsigned,
) {
  const from = addressIn(MAIL_FROM);
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const whole = letter && {
    contentType: "message/rfc822",
    content: Buffer.from(letter),
    contentTransferEncoding: "7bit",
  };
  const message = new MailComposer({
    from: { name: "", address: from },
    to: { name: "", address: to },
    ...words,
    date,
    messageId: `<${messageId}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    attachments: whole ? [whole as never] : [],
    encoding: "quoted-printable",
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { raw: await sign(await message.compile().build()), envelope: { from, to } };
}
