import type { Command } from "#app/cli/command.ts";
import { readConfig } from "#app/config.ts";
import { dkimKey } from "#app/integrations/dkim.ts";

/** Makes the key by which mail is signed, if there is none, and says what must stand in DNS for it. */
export const makeDkimKey: Command = {
  usage: "dkim-key",
  positionals: 0,
  options: {},
  async run() {
    const { file, made, record } = dkimKey(readConfig());
    console.log(
      made ? `A new key is in ${file}. Mail is signed once the site has been started again.` : `The key is in ${file}.`,
    );
    console.log("\nPut this TXT record into DNS:\n");
    console.log(
      `${record.name}. IN TXT ( ${pieces(record.value)
        .map((piece) => `"${piece}"`)
        .join(" ")} )`,
    );
    console.log("\nThen: npm run countersign -- doctor");
  },
};

const STRING_MOST = 255; // RFC 1035 §3.3
const pieces = (text: string) => text.match(new RegExp(`.{1,${STRING_MOST}}`, "g")) ?? [];
