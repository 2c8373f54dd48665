import { type Command, Misused, Told, withDatabase } from "#app/cli/command.ts";
import { addressIn } from "#app/domain/addresses.ts";
import { domainOf } from "#app/domain/letters/lanes.ts";
import { hasPassed, reflectTo, releaseReflected, setupOf } from "#app/domain/letters/reflect.ts";
import { Email } from "#app/domain/people.ts";

/** To whom letters go while the domain check has not passed. */
export const lettersReflectTo: Command = {
  usage: "letters reflect-to ADDRESS",
  positionals: 1,
  options: {},
  async run({ positionals: [asked] }) {
    const address = Email.safeParse(asked);
    if (!address.success) throw new Misused("That is no e-mail address.");
    await withDatabase((db) => db.write((tx) => reflectTo(tx, address.data)));
    console.log("Until the domain check has passed, letters go there and nowhere else.");
  },
};

/** Lets the letters leave that went to the organiser alone. */
export const lettersRelease: Command = {
  usage: "letters release",
  positionals: 0,
  options: {},
  async run() {
    const released = await withDatabase(async (db, { MAIL_FROM }) => {
      if (!hasPassed(await setupOf(db.read), domainOf(addressIn(MAIL_FROM))))
        throw new Told("The domain check has not passed: npm run countersign -- doctor");
      let released = 0;
      for (let some = 1; some > 0; released += some) some = await db.write((tx) => releaseReflected(tx));
      return released;
    });
    console.log(`${released} letters wait to leave for their offices.`);
  },
};
