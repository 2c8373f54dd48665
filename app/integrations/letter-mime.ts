import type { Config } from "#app/config.ts";
import { addressIn } from "#app/domain/addresses.ts";
import { aliasOf } from "#app/domain/inbound/addresses.ts";
import type { Keyring } from "#app/domain/keys.ts";
import type { ComposeLetter } from "#app/domain/letters/confirm.ts";

/**
 * Makes letters as plain text from the address in MAIL_FROM, since a supporter's own domain would refuse mail that we
 * send in its name (DMARC, RFC 7489). Answers go to the supporter, or to an alias that passes them on. The Message-ID belongs to the letter and is the same at every try.
 */
export function letterComposer(
  { MAIL_FROM, aliasDomain }: Pick<Config, "MAIL_FROM"> & Partial<Pick<Config, "aliasDomain">>,
  keys: Pick<Keyring, "token">,
): ComposeLetter {
  const from = addressIn(MAIL_FROM);
  // Without a domain for aliases an answer goes to us: better lost than with the writer's address.
  const aliasFor = (id: string) => (aliasDomain ? aliasOf(keys, id, "office", aliasDomain) : from);
  return async ({ id, date, fromName, replyTo: writer, relay, to, subject, text, language, inReplyTo }) => {
    const replyTo = relay ? { ...writer, address: aliasFor(id) } : writer;
    const envelope = { from, to: to.address };
    const idOf = (letter: string) => `<L${letter}@${from.slice(from.lastIndexOf("@") + 1)}>`;
    const messageId = idOf(id);
    const { default: MailComposer } = await import("nodemailer/lib/mail-composer"); // loaded with the first letter
    const message = new MailComposer({
      // As objects, never as text that could be read as several addresses.
      from: { name: fromName, address: from },
      replyTo,
      to,
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
    return { messageId, raw: await message.compile().build(), envelope };
  };
}
