import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "#app/config.ts";
import type { SendMail } from "#app/domain/outbox.ts";

export function mailerOf({ DATA_DIR, PUBLIC_URL }: Config): SendMail {
  return async (mail, messageId) => {
    mkdirSync(join(DATA_DIR, "mailbox"), { recursive: true });
    const links = Object.entries(mail.words).flatMap(([key, token]) =>
      key === "confirmToken"
        ? [`${PUBLIC_URL}/${mail.locale}/confirm/${token}`]
        : key === "manageToken"
          ? [`${PUBLIC_URL}/${mail.locale}/manage/${token}`]
          : [],
    );
    const text = `To: ${mail.to}\r\nSubject: ${mail.kind}\r\nMessage-ID: <${messageId}@localhost>\r\n\r\n${links.join("\r\n")}\r\n`;
    writeFileSync(join(DATA_DIR, "mailbox", `${Date.now()}-${messageId}.eml`), text);
  };
}
