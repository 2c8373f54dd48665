import { type Command, Told, withDatabase } from "#app/cli/command.ts";
import { examine, sendTest } from "#app/doctor.ts";
import { testArrived } from "#app/domain/letters/reflect.ts";
import { guardLetters } from "#app/integrations/letter-guard.ts";
import { openSmtp } from "#app/integrations/smtp.ts";
import { doctorTexts } from "#app/web/doctor-page.ts";

const LOCALE = "en";

/** Says what is right and wrong about the domain that mail comes from; sends a test message, and is told its code. */
export const doctor: Command = {
  usage: "doctor [--send-test] [--code DIGITS]",
  positionals: 0,
  options: { "send-test": { type: "boolean" }, code: { type: "string" } },
  async run({ values }) {
    await withDatabase(async (db, config) => {
      if (typeof values.code === "string") {
        const right = await db.write((tx) => testArrived(tx, String(values.code)));
        if (!right) throw new Told("That is not the code of the last test message. Send another: doctor --send-test");
      }
      const examination = await examine(db, config);
      for (const line of doctorTexts(examination, LOCALE)) console.log(line);
      if (!values["send-test"]) return;
      if (!config.SMTP_URL) throw new Told("SMTP_URL is not set, so that no mail leaves this machine.");
      const smtp = openSmtp(config.SMTP_URL, new URL(config.PUBLIC_URL).hostname);
      const send = guardLetters(smtp.deliver, { real: config.NODE_ENV === "production" });
      const sent = await sendTest(db, config, send).finally(() => smtp.close());
      if (!sent) throw new Told("Nobody is to get it. Say who: npm run countersign -- letters reflect-to ADDRESS");
      console.log("A test message is on its way. Its code: npm run countersign -- doctor --code DIGITS");
    });
  },
};
