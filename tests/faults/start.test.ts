import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { runToEnd, startProgram } from "#tests/faults/program.ts";
import { freePort } from "#tests/free-port.ts";

const folder = () => mkdtempSync(join(tmpdir(), "countersign-start-"));

const wrong: [string, string][] = [
  ["PORT", "http"],
  ["PORT", "70000"],
  ["PORT", "-1"],
  ["HOST", "not a host"],
  ["PUBLIC_URL", "act.example.org"],
  ["PUBLIC_URL", "https://act.example.org/path"],
  ["ONION_URL", "http://countersign.onion"],
  ["ONION_URL", `http://${"a".repeat(55)}d.onion/path`],
  ["EXIT_URL", "http://www.wikipedia.org/"],
  ["DATABASE_URL", "mysql://localhost/x"],
  ["SMTP_URL", "mail.example.org"],
  ["MAIL_PER_MINUTE", "0"],
  ["MAIL_PER_MINUTE", "2.5"],
  ["MAIL_FROM", "nobody"],
  ["BOUNCE_DOMAIN", "not a domain"],
  ["STRIPE_SECRET_KEY", "secret"],
  ["STRIPE_WEBHOOK_SECRET", "secret"],
  ["STRIPE_API_URL", "stripe"],
  ["SECRET_KEY", "short"],
  ["TRUST_PROXY", "yes"],
  ["RATE_LIMITS", "maybe"],
  ["WORKERS", "2"],
  ["WEB_CONCURRENCY", "0"],
];

test.each(wrong)("%s=%s stops the start, naming itself and an example", async (name, value) => {
  const { code, said } = await runToEnd({ DATA_DIR: folder(), PORT: "0", [name]: value });
  expect(code).toBe(1);
  expect(said).toContain(name);
  expect(said).toMatch(/for example|begins with/);
  expect(said).not.toMatch(/^\s+at /m); // a sentence, not a stack
});

test("a public address without a mail server stops the start", async () => {
  const { code, said } = await runToEnd({ DATA_DIR: folder(), PUBLIC_URL: "https://act.example.org" });
  expect([code, said]).toEqual([1, expect.stringContaining("SMTP_URL is missing")]);
});

test("limits switched off on a public address stop the start", async () => {
  const { code, said } = await runToEnd({
    DATA_DIR: folder(),
    PUBLIC_URL: "https://act.example.org",
    SMTP_URL: "smtp://localhost",
    RATE_LIMITS: "off",
  });
  expect([code, said]).toEqual([1, expect.stringContaining("RATE_LIMITS is off")]);
});

test("a busy port is told in a sentence", async () => {
  const port = await freePort();
  const other = createServer().listen(port, "127.0.0.1");
  const { code, said } = await runToEnd({ DATA_DIR: folder(), PORT: String(port) });
  other.close();
  expect([code, said]).toEqual([1, expect.stringContaining(`Port ${port} is in use`)]);
});

test("a DATA_DIR that cannot be written to is told in a sentence", async () => {
  const base = folder();
  writeFileSync(join(base, "file"), ""); // also root cannot make a folder inside a file
  const { code, said } = await runToEnd({ DATA_DIR: join(base, "file", "data"), PORT: "0" });
  expect([code, said]).toEqual([1, expect.stringMatching(/^DATA_DIR cannot be written to/)]);
});

test("a database of a newer program is left as it is", async () => {
  const dataDir = folder();
  const port = String(await freePort());
  const program = await startProgram({ DATA_DIR: dataDir, PORT: port });
  await program.stop();
  const database = new Sqlite(join(dataDir, "countersign.db"));
  database
    .prepare("insert into __drizzle_migrations (hash, created_at) values ('of tomorrow', ?)")
    .run(Date.now() + 1e10);
  database.close();
  const { code, said } = await runToEnd({ DATA_DIR: dataDir, PORT: port });
  expect([code, said]).toEqual([1, expect.stringContaining("newer version of Countersign")]);
});

test("a file that is no database is told in a sentence", async () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, "countersign.db"), "this is no database ".repeat(500));
  const { code, said } = await runToEnd({ DATA_DIR: dataDir, PORT: "0" });
  expect([code, said]).toEqual([1, expect.stringContaining("is no SQLite database")]);
});

test("a PostgreSQL that does not answer is told in a sentence, without its password", async () => {
  const { code, said } = await runToEnd({
    DATA_DIR: folder(),
    PORT: "0",
    DATABASE_URL: `postgres://someone:hunter2@127.0.0.1:${await freePort()}/none`,
  });
  expect([code, said]).toEqual([1, expect.stringContaining("DATABASE_URL")]);
  expect(said).not.toContain("hunter2");
});

test("the first start says where everything is, and keeps its keys to itself", async () => {
  const dataDir = folder();
  const port = String(await freePort());
  const program = await startProgram({ DATA_DIR: dataDir, PORT: port });
  await new Promise((printed) => setTimeout(printed, 200));
  expect(program.said()).toContain(`http://localhost:${port}`);
  expect(program.said()).toContain("/mailbox");
  const identity = join(dataDir, "keys", "campaign-xinjiang.identity.txt");
  expect(program.said()).toContain(identity);
  expect(readFileSync(identity, "utf8")).toMatch(/^AGE-SECRET-KEY-1/m);
  for (const file of [identity, join(dataDir, "countersign.db"), join(dataDir, "countersign.db-wal")])
    expect(statSync(file).mode & 0o077, file).toBe(0); // nobody else on the machine can read it
  expect(await program.stop()).toBe(0);
});
