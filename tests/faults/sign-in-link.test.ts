import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startProgram } from "#tests/faults/program.ts";

const PORT = "3941";

test("the person who runs the server makes a link on the command line while the site is open, and it signs in", async () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), "countersign-link-"));
  const program = await startProgram({ PORT, DATA_DIR });
  try {
    const { stdout } = spawnSync(
      process.execPath,
      ["app/cli/countersign.ts", "organisers", "sign-in-link", "--name", "Rahile"],
      { env: { PATH: process.env.PATH, PORT, DATA_DIR } as unknown as NodeJS.ProcessEnv, encoding: "utf8" },
    );
    expect(stdout).toMatch(
      /^For Rahile, once and within 24 hours: http:\/\/localhost:3941\/organise\/sign-in\/[\w-]{43}\n$/,
    );
    const link = stdout.trim().split(" ").at(-1) as string;
    const entered = await fetch(link, { method: "POST", redirect: "manual" });
    expect(entered.status).toBe(303);
    const cookie = (entered.headers.get("Set-Cookie") ?? "").split(";")[0] as string;
    expect(await (await fetch(`http://localhost:${PORT}/organise`, { headers: { cookie } })).text()).toContain(
      "Rahile",
    );

    const printed = program.said().match(/http\S+\/organise\/sign-in\/\S+/)?.[0] as string;
    expect((await fetch(printed)).status).toBe(200); // another organiser's link goes on working
  } finally {
    await program.stop();
    rmSync(DATA_DIR, { recursive: true, force: true });
  }
});
