import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startProgram } from "#tests/faults/program.ts";

const PORT = "3941";
const SETTINGS = { PATH: process.env.PATH ?? "", PORT };

/** What the command says, and its exit code. */
const countersign = (DATA_DIR: string, ...words: string[]) =>
  new Promise<{ code: number; said: string }>((done) => {
    const env = { ...SETTINGS, DATA_DIR } as unknown as NodeJS.ProcessEnv;
    const command = ["app/cli/countersign.ts", "organisers", ...words];
    execFile(process.execPath, command, { env }, (error, said) => done({ code: Number(error?.code ?? 0), said }));
  });

test("the person who runs the server makes a link on the command line while the site is open, and it signs in", async () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), "countersign-link-"));
  const program = await startProgram({ PORT, DATA_DIR });
  try {
    const { said } = await countersign(DATA_DIR, "sign-in-link", "--name", "Rahile");
    expect(said).toMatch(
      /^For Rahile, once and within 24 hours: http:\/\/localhost:3941\/organise\/sign-in\/[\w-]{43}\n$/,
    );
    const link = said.trim().split(" ").at(-1) as string;
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

test("on the command line organisers are listed, made owners, and shut out of the open site at once", async () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), "countersign-organisers-"));
  const program = await startProgram({ PORT, DATA_DIR });
  try {
    const linkOf = async (...words: string[]) => {
      const { said } = await countersign(DATA_DIR, "sign-in-link", "--name", "Rahile", ...words);
      return said.trim().split(" ").at(-1) as string;
    };
    const entered = await fetch(await linkOf(), { method: "POST", redirect: "manual" });
    const cookie = (entered.headers.get("Set-Cookie") ?? "").split(";")[0] as string;
    const desk = () => fetch(`http://localhost:${PORT}/organise`, { headers: { cookie }, redirect: "manual" });
    expect((await desk()).status).toBe(200);
    expect((await countersign(DATA_DIR, "list")).said).toBe(
      "owner      Organiser  0 passkeys\norganiser  Rahile  0 passkeys\n",
    );
    expect(await countersign(DATA_DIR, "sign-in-link", "--name", "Rahile", "--role", "king")).toMatchObject({
      code: 2,
    });
    expect((await desk()).status).toBe(200);
    const second = await linkOf("--role", "owner");
    expect((await desk()).status).toBe(302); // a session does not outlive the role it began in
    expect((await countersign(DATA_DIR, "list")).said).toContain("owner      Rahile");

    expect(await countersign(DATA_DIR, "shut-out", "--name", "Nobody")).toEqual({ code: 1, said: "" });
    expect(await countersign(DATA_DIR, "shut-out")).toEqual({ code: 2, said: "" });
    expect((await countersign(DATA_DIR, "shut-out", "--name", "Rahile")).said).toContain("signed out everywhere");
    expect((await fetch(second, { method: "POST", redirect: "manual" })).status).toBe(404);
    expect((await fetch(await linkOf(), { method: "POST", redirect: "manual" })).status).toBe(303);
  } finally {
    await program.stop();
    rmSync(DATA_DIR, { recursive: true, force: true });
  }
});
