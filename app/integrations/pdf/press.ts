import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

// The program that prints one letter and ends (app/integrations/pdf.ts starts it): JSON in, PDF out. Typst and its fonts
// take 90 MB, and are nowhere once the letter is printed.

/** How it ends when the text has characters that no font here has. */
const UNPRINTABLE = 3;
const FONTS = [
  "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
  "@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf",
  "@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf",
];

const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
const { resolve } = createRequire(import.meta.url);
const compiler = NodeCompiler.create({
  workspace: fileURLToPath(new URL(".", import.meta.url)),
  fontArgs: [{ fontBlobs: FONTS.map((font) => readFileSync(resolve(font))) }],
});
const mainFileContent = readFileSync(new URL("letter.typ", import.meta.url), "utf8");
const { result } = compiler.compile({ mainFileContent, inputs: { letter: await text(process.stdin) } });
if (!result) throw new Error("the letter cannot be set");
try {
  // PDF/UA-1 (ISO 14289-1): tagged, and refused when a character would be an empty box.
  process.stdout.write(compiler.pdf(result, { pdfStandard: "ua-1" }));
} catch {
  process.exitCode = UNPRINTABLE;
}
