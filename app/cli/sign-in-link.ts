import { type Command, Misused, withDatabase } from "#app/cli/command.ts";
import { anOrganiser, changeRole, organiserRoles } from "#app/domain/organisers/people.ts";
import { newSignInLink } from "#app/domain/organisers/sign-in.ts";
import { organisePaths } from "#app/web/paths.ts";

/**
 * Makes a one-time sign-in link for the organiser of that name, who is added if there is none; without a name, for the
 * first one. With a role, the organiser has that from now on.
 */
export const signInLink: Command = {
  usage: "organisers sign-in-link [--name NAME] [--role owner|organiser]",
  positionals: 0,
  options: { name: { type: "string" }, role: { type: "string" } },
  async run({ values }) {
    const name = typeof values.name === "string" ? values.name.trim() : "";
    const role = organiserRoles.find((known) => known === values.role);
    if (values.role !== undefined && !role) throw new Misused(`--role is one of: ${organiserRoles.join(", ")}.`);
    await withDatabase(async (db, { PUBLIC_URL }) => {
      const [organiser, token] = await db.write(async (tx) => {
        const organiser = await anOrganiser(tx, name || undefined);
        if (role) await changeRole(tx, organiser.id, role);
        return [organiser, await newSignInLink(tx, organiser)] as const;
      });
      console.log(`For ${organiser.name}, once and within 24 hours: ${PUBLIC_URL}${organisePaths.signIn(token)}`);
    });
  },
};
