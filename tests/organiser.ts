import { readFileSync } from "node:fs";
import pg from "pg";
import { anOrganiser } from "#app/domain/organisers/people.ts";
import { newSignInLink } from "#app/domain/organisers/sign-in.ts";
import { type Fields, goodForm, type Site } from "#tests/site.ts";

/** The address inside the site of the sign-in link that the start printed. */
export function printedLink(told: string[]): string {
  const link = told.join("\n").match(/\/organise\/sign-in\/[\w-]{43}/)?.[0];
  if (!link) throw new Error("the start printed no sign-in link");
  return link;
}

/** An organiser who has signed in with the printed link; `get` and `post` carry the session. */
export const organiserAt = async (site: Site) => deskOf(site, await site.post(printedLink(site.told)));

/** The desk of whoever was just let in. */
export function deskOf(site: Site, { headers }: { headers: Headers }) {
  const cookie = (headers.get("Set-Cookie") ?? "").split(";")[0] as string;
  return {
    cookie,
    get: (path: string) => site.get(path, { Cookie: cookie }),
    post: (path: string, fields: Fields = {}) => site.post(path, fields, { Cookie: cookie }),
    bytes: async (path: string) =>
      Buffer.from(await (await fetch(site.origin + path, { headers: { Cookie: cookie } })).arrayBuffer()),
  };
}

/** The address inside the site of a sign-in link for the organiser of that name, who is added if there is none. */
export async function linkFor(site: Site, name: string): Promise<string> {
  const { db, now } = site.context;
  const token = await db.write(async (tx) => newSignInLink(tx, await anOrganiser(tx, name, now()), now()));
  return `/organise/sign-in/${token}`;
}

/** The organiser of that name, signed in by a link made for them. */
export const organiserNamed = async (site: Site, name: string) =>
  deskOf(site, await site.post(await linkFor(site, name)));

/** Somebody signs and confirms, through the forms and the mailbox. */
export async function signed(site: Site, changes: Fields) {
  const form = goodForm(changes);
  await site.post("/en/c/xinjiang/sign", form);
  await site.post(await site.linkTo(form.email as string, "confirm"));
}

/** The whole database as bytes: SQLite's file and log, or every row of every table of PostgreSQL as text, blobs in hexadecimal. */
export async function databaseBytes({ context }: Site): Promise<Buffer> {
  const { DATABASE_URL } = context.config;
  if (!DATABASE_URL.includes("://"))
    return Buffer.concat([readFileSync(DATABASE_URL), readFileSync(`${DATABASE_URL}-wal`)]);
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  const tables = await client.query("select tablename as name from pg_tables where schemaname = 'public'");
  let text = "";
  for (const { name } of tables.rows)
    text += JSON.stringify((await client.query(`select t::text from "${name}" t`)).rows);
  await client.end();
  return Buffer.from(text);
}

/** An organiser turns a switch on the desk, and says why. */
export const turnSwitch = (organiser: { post: Site["post"] }, name: string, to: "on" | "off", reason = "A test") =>
  organiser.post("/organise/switches", { name, to, reason, sure: "on" });
