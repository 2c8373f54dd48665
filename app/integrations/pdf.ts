import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { PaperLetter, Printed } from "#app/domain/letters/paper.ts";

/** A letter takes a second; whatever takes longer is ended. */
const PRINTING_MS = 15_000;
/** Each takes 90 MB for as long as it prints. */
const AT_ONCE = 2;
const WAITING_MOST = 8;
/** How app/integrations/pdf/press.ts says that no font has a character of the text. */
const UNPRINTABLE = 3;
const NEEDED = ["@myriaddreamin/typst-ts-node-compiler", "@expo-google-fonts/noto-sans/package.json"];

export type LetterPress = ReturnType<typeof letterPress>;

/** What prints letters: a program of its own for each, so that Typst takes no memory while nobody prints. */
export function letterPress(program: URL) {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function turn(): Promise<boolean> {
    if (running >= AT_ONCE) {
      if (waiting.length >= WAITING_MOST) return false;
      await new Promise<void>((begin) => waiting.push(begin)); // whoever ends hands on the place
    } else running++;
    return true;
  }

  function done() {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }

  return {
    /** Whether the packages are there: they are built for the usual machines only. */
    works: remembered(() => NEEDED.every((name) => isInstalled(name, program))),

    /** The letter as PDF; "busy" while many print, "unprintable" when no font here has one of its characters. */
    async print(letter: PaperLetter): Promise<Printed> {
      if (!(await turn())) return { kind: "busy" };
      try {
        return await printed(program, letter);
      } finally {
        done();
      }
    },
  };
}

async function printed(program: URL, letter: PaperLetter): Promise<Printed> {
  // Without the environment: what reads people's texts knows none of the site's secrets.
  const press = spawn(process.execPath, [fileURLToPath(program)], {
    env: { NODE_ENV: "production" },
    stdio: ["pipe", "pipe", "ignore"],
    timeout: PRINTING_MS,
    killSignal: "SIGKILL",
  });
  const ended = new Promise<number | null>((resolve) => {
    press.on("error", () => resolve(null));
    press.on("close", resolve);
  });
  press.stdin.on("error", () => {}); // it ended before it had read everything; "close" follows
  press.stdin.end(JSON.stringify(letter));
  const [pdf, code] = await Promise.all([buffer(press.stdout).catch(() => null), ended]);
  if (code === 0 && pdf?.subarray(0, 5).toString("latin1") === "%PDF-") return { kind: "pdf", pdf };
  return { kind: code === UNPRINTABLE ? "unprintable" : "unavailable" };
}

function isInstalled(name: string, from: URL): boolean {
  try {
    return createRequire(from).resolve(name) !== "";
  } catch {
    return false;
  }
}

function remembered(ask: () => boolean): () => boolean {
  let known: boolean | undefined;
  return () => {
    known ??= ask();
    return known;
  };
}
