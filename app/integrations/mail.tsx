import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "#app/config.ts";
import type { SendMail } from "#app/domain/outbox.ts";

export function mailerOf({ DATA_DIR }: Config): SendMail {
  return async (mail, messageId) => {
    mkdirSync(join(DATA_DIR, "mailbox"), { recursive: true });
    writeFileSync(join(DATA_DIR, "mailbox", `${messageId}.json`), JSON.stringify(mail));
  };
}
