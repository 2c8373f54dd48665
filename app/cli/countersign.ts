import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { areasImportBoundaries } from "#app/cli/areas-import-boundaries.ts";
import { areasImportNames } from "#app/cli/areas-import-names.ts";
import { areasImportPostcodes } from "#app/cli/areas-import-postcodes.ts";
import { areasList } from "#app/cli/areas-list.ts";
import { campaignsClose } from "#app/cli/campaigns-close.ts";
import { campaignsLoad } from "#app/cli/campaigns-load.ts";
import { campaignsOpen } from "#app/cli/campaigns-open.ts";
import { type Command, Misused } from "#app/cli/command.ts";
import { makeDkimKey } from "#app/cli/dkim-key.ts";
import { doctor } from "#app/cli/doctor.ts";
import { donationsReconcile } from "#app/cli/donations-reconcile.ts";
import { lanesLimit } from "#app/cli/lanes-limit.ts";
import { lanesList } from "#app/cli/lanes-list.ts";
import { lanesPause, lanesResume } from "#app/cli/lanes-pause.ts";
import { lettersDecide, lettersUnknown } from "#app/cli/letters-decide.ts";
import { lettersReflectTo, lettersRelease } from "#app/cli/letters-release.ts";
import { openSignatures } from "#app/cli/open-signatures.ts";
import { organisersList } from "#app/cli/organisers-list.ts";
import { organisersShutOut } from "#app/cli/organisers-shut-out.ts";
import { representativesImport } from "#app/cli/representatives-import.ts";
import { representativesListImports, representativesUndoImport } from "#app/cli/representatives-imports.ts";
import { signInLink } from "#app/cli/sign-in-link.ts";
import { switchesList } from "#app/cli/switches-list.ts";
import { switchesOff, switchesOn } from "#app/cli/switches-turn.ts";
import { writeForUsAlone } from "#app/program.ts";
import { projectRoot } from "#app/web/project-root.ts";

const commands: Record<string, Command> = {
  "areas import-boundaries": areasImportBoundaries,
  "areas import-names": areasImportNames,
  "areas import-postcodes": areasImportPostcodes,
  "areas list": areasList,
  "campaigns close": campaignsClose,
  "campaigns load": campaignsLoad,
  "campaigns open": campaignsOpen,
  "organisers list": organisersList,
  "organisers shut-out": organisersShutOut,
  "organisers sign-in-link": signInLink,
  "dkim-key": makeDkimKey,
  doctor,
  "donations reconcile": donationsReconcile,
  "lanes limit": lanesLimit,
  "lanes list": lanesList,
  "lanes pause": lanesPause,
  "lanes resume": lanesResume,
  "letters decide": lettersDecide,
  "letters reflect-to": lettersReflectTo,
  "letters release": lettersRelease,
  "letters unknown": lettersUnknown,
  "representatives import": representativesImport,
  "representatives list-imports": representativesListImports,
  "representatives undo-import": representativesUndoImport,
  "signatures open": openSignatures,
  switches: switchesList,
  "switches off": switchesOff,
  "switches on": switchesOn,
};

/** Faults that the person at the keyboard can mend: each is told in a sentence of its own. */
const TOLD = ["Told", "UnusableFile", "WrongContent", "WrongSetting", "UnusableDatabase"];

writeForUsAlone();
process.chdir(fileURLToPath(projectRoot)); // so that DATA_DIR means the same folder as for the site
process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  const name = [words.slice(0, 2).join(" "), words[0] ?? ""].find((candidate) => Object.hasOwn(commands, candidate));
  const command = name === undefined ? undefined : commands[name];
  try {
    if (!command) throw new Misused(words.length > 0 ? "There is no such command." : "");
    await command.run(read(command, words.slice(name?.split(" ").length)));
    return 0;
  } catch (error) {
    if (error instanceof Misused) return explain(error, command);
    if (!(error instanceof Error) || !TOLD.includes(error.constructor.name)) throw error;
    console.error(error.message);
    return 1;
  }
}

function read(command: Command, args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options: command.options, allowPositionals: true, strict: true });
    if (positionals.length !== command.positionals)
      throw new Misused(
        positionals.length > command.positionals ? "There are too many words." : "Something is missing.",
      );
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS")) throw new Misused((error as Error).message);
    throw error;
  }
}

function explain({ message }: Misused, command: Command | undefined): number {
  if (message) console.error(message);
  const shown = command ? [command] : Object.values(commands);
  console.error(["Usage:", ...shown.map(({ usage }) => `  npm run countersign -- ${usage}`)].join("\n"));
  return 2;
}
