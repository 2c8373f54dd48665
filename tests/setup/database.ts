import pg from "pg";

/** A fresh file on SQLite; on PostgreSQL a fresh database. */
export async function ownDatabase() {
  const server = process.env.DATABASE_URL;
  if (!server) return { url: "test.db", drop: async () => {} };
  const name = `site_${crypto.randomUUID().replaceAll("-", "")}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
