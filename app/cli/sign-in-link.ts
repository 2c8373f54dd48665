import { type Command, withDatabase } from "#app/cli/command.ts";
import { anOrganiser, newSignInLink } from "#app/domain/organisers.ts";
import { organisePaths } from "#app/web/paths.ts";

/** Makes a one-time sign-in link for the organiser of that name, who is added if there is none; without a name, for the first one. */
export const signInLink: Command = {
  usage: "organisers sign-in-link [--name NAME]",
  positionals: 0,
  options: { name: { type: "string" } },
  async run({ values }) {
    const name = typeof values.name === "string" ? values.name.trim() : "";
    await withDatabase(async (db, { PUBLIC_URL }) => {
      const [organiser, token] = await db.write(async (tx) => {
        const organiser = await anOrganiser(tx, name || undefined);
        return [organiser, await newSignInLink(tx, organiser)] as const;
      });
      console.log(`For ${organiser.name}, once and within 24 hours: ${PUBLIC_URL}${organisePaths.signIn(token)}`);
    });
  },
};
