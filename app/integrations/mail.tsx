import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import type { Config } from "#app/config.ts";
import { NotAccepted, SendFailure, type SendLetter, type SendMail, Undecided } from "#app/domain/outbox.ts";

/** A stand-in until the branch `mail` lands. */
export function mailerOf({ DATA_DIR, PUBLIC_URL, SMTP_URL }: Config): { sendMail: SendMail; sendLetter: SendLetter } {
  let written = 0;
  const keep = (message: string | Uint8Array) => {
    mkdirSync(join(DATA_DIR, "mailbox"), { recursive: true });
    writeFileSync(join(DATA_DIR, "mailbox", `${Date.now()}-${String(written++).padStart(6, "0")}.eml`), message);
  };
  return {
    async sendMail(mail, messageId) {
      const { confirmToken, manageToken } = mail.words as Record<string, string>;
      const links = [
        confirmToken && `${PUBLIC_URL}/${mail.locale}/confirm/${confirmToken}`,
        `${PUBLIC_URL}/${mail.locale}/manage/${manageToken}`,
      ];
      keep(
        `To: ${mail.to}\r\nSubject: ${mail.kind}\r\nMessage-ID: <${messageId}@localhost>\r\n\r\n${links.filter(Boolean).join("\r\n")}\r\n`,
      );
    },
    async sendLetter(raw, envelope) {
      if (!SMTP_URL) return keep(raw);
      const transport = createTransport(SMTP_URL);
      try {
        await transport.sendMail({ raw: Buffer.from(raw), envelope });
      } catch (error) {
        const { responseCode, code = "" } = error as { responseCode?: number; code?: string };
        if (responseCode) throw new SendFailure(responseCode >= 500, responseCode);
        throw code === "ESOCKET" ? new NotAccepted(code) : new Undecided(code);
      }
    },
  };
}
