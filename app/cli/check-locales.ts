import { readdirSync, readFileSync } from "node:fs";

// English is complete because tsc refuses a key it lacks (app/i18next.d.ts). What other languages lack is told, and
// falls back to English; a key that English does not have is a mistake.
type Words = { [key: string]: string | Words };

const english = wordsOf("en");
let mistakes = 0;
const folders = readdirSync("locales", { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const { name: locale } of folders.filter(({ name }) => name !== "en")) {
  const words = wordsOf(locale);
  const missing = [...english].filter((key) => !words.has(key));
  const unknown = [...words].filter((key) => !english.has(key));
  console.log(`${locale}: ${english.size - missing.length} of ${english.size} texts`);
  for (const key of unknown) console.error(`${locale}: ${key} is not in English`);
  mistakes += unknown.length;
}
process.exitCode = mistakes > 0 ? 1 : 0;

/** Every key of a language as "namespace:dotted.path", plural endings left out, since languages differ in them. */
function wordsOf(locale: string): Set<string> {
  const files = readdirSync(`locales/${locale}`).filter((file) => file.endsWith(".json"));
  return new Set(
    files.flatMap((file) =>
      keysOf(JSON.parse(readFileSync(`locales/${locale}/${file}`, "utf8")), `${file.slice(0, -5)}:`),
    ),
  );
}

function keysOf(words: Words, path: string): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string"
      ? [path + key.replace(/_(zero|one|two|few|many|other)$/, "")]
      : keysOf(value, `${path}${key}.`),
  );
}
