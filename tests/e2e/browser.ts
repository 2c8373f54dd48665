import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";

const INSTALLED = [process.env.CHROME_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A real Chromium: the installed one, else the one that an npm package carries (x64 Linux). */
export async function openBrowser(): Promise<Browser> {
  const executablePath = INSTALLED.find((path) => path && existsSync(path)) ?? (await carried());
  return chromium.launch({ executablePath, args: QUIET });
}

async function carried(): Promise<string> {
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs24.x"; // without it the package leaves out libraries that a bare machine lacks
  const { default: sparticuz } = await import("@sparticuz/chromium");
  return sparticuz.executablePath();
}

export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2 };
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };
