import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const QUIET_MS = 200;
const MOST_MS = 5_000;

/**
 * w3m at a page, in a terminal of its own (util-linux's script). `keys` are pressed one by one, each when the screen has
 * come to rest: "/words\r" looks for words, "\t" goes to the next link or field, "\r" follows, ticks or fills it.
 */
export async function openTextBrowser(url: string) {
  const home = mkdtempSync(join(tmpdir(), "w3m-"));
  const command = `stty rows 50 cols 120; w3m '${url}'`;
  const terminal = spawn("script", ["-qec", command, "/dev/null"], {
    env: { ...process.env, TERM: "vt100", LANG: "C.UTF-8", HOME: home },
    stdio: ["pipe", "pipe", "ignore"],
  });
  let shown = "";
  let changedAt = Date.now();
  terminal.stdout.on("data", (bytes: Buffer) => {
    shown += bytes.toString("utf8");
    changedAt = Date.now();
  });
  const rest = async () => {
    const began = Date.now();
    do await new Promise((over) => setTimeout(over, 50));
    while (Date.now() - Math.max(changedAt, began) < QUIET_MS && Date.now() - began < MOST_MS);
  };
  const title = () => [...shown.matchAll(/Viewing <(.*?)>/g)].at(-1)?.[1];
  for (const began = Date.now(); title() === undefined && Date.now() - began < 2 * MOST_MS; ) await rest();
  return {
    async press(...keys: string[]) {
      for (const key of keys) {
        await rest();
        terminal.stdin.write(key);
      }
      await rest();
    },
    /** The title of the page last come to, as the last line says it. */
    title,
    async [Symbol.asyncDispose]() {
      terminal.stdin.write("Q");
      const ended = new Promise((over) => terminal.once("exit", over));
      const timer = setTimeout(() => terminal.kill("SIGKILL"), MOST_MS);
      await ended;
      clearTimeout(timer);
      rmSync(home, { recursive: true, force: true });
    },
  };
}
