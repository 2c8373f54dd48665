import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openKeyring } from "#app/integrations/keyring.ts";

const folder = () => join(mkdtempSync(join(tmpdir(), "countersign-keys-")), "keys");
const at = (time: string) => new Date(`2026-03-${time}Z`);

test("what is sealed today can be opened until 48 hours after today has ended, and never again", () => {
  const keys = openKeyring(folder());
  const { sealed, key } = keys.seal({ name: "Rahile Demo" }, "pending", at("01T23:59:59"));
  expect(Buffer.from(sealed).toString("latin1")).not.toContain("Rahile");
  keys.destroyExpired(at("03T23:59:59"));
  expect(keys.open(sealed, key)).toEqual({ name: "Rahile Demo" });
  expect(keys.destroyExpired(at("04T00:00:00"))).toBe(1);
  expect(keys.open(sealed, key)).toBeNull();
});

test("a destroyed key cannot be opened by a process that still remembered it", () => {
  const path = folder();
  const [one, other] = [openKeyring(path), openKeyring(path)];
  const { sealed, key } = one.seal("secret", "pending", at("01T12:00:00"));
  expect(other.open(sealed, key)).toBe("secret");
  one.destroyExpired(at("05T00:00:00"));
  other.destroyExpired(at("05T00:00:00"));
  expect(other.open(sealed, key)).toBeNull();
});

test("keys lie in files that only their owner can read", () => {
  const path = folder();
  const keys = openKeyring(path);
  keys.seal("x", "pending", at("01T12:00:00"));
  keys.addressHash("harbour", "a@b.example");
  const files = readdirSync(path);
  expect(files.sort()).toEqual(["addresses-harbour.key", "pending-2026-03-01.key", "secret.key"]);
  for (const file of files) expect(statSync(join(path, file)).mode & 0o777).toBe(0o600);
});

test("processes that start together agree on one key", () => {
  const path = folder();
  const hashes = Array.from({ length: 10 }, () => openKeyring(path).addressHash("harbour", "a@b.example"));
  expect(new Set(hashes.map((hash) => Buffer.from(hash).toString("hex"))).size).toBe(1);
  expect(readFileSync(join(path, "addresses-harbour.key"))).toHaveLength(32);
});

test("an address has another hash in every campaign, and a token another for every purpose", () => {
  const keys = openKeyring(folder());
  expect(keys.addressHash("one", "a@b.example")).not.toEqual(keys.addressHash("two", "a@b.example"));
  expect(keys.token("manage-signature", "1")).not.toBe(keys.token("manage-letter", "1"));
  expect(keys.token("manage-signature", "1").length).toBeGreaterThanOrEqual(43);
});

test("a tag is the same all day in every process, another the next day, and its key is gone with its day", () => {
  const path = folder();
  const [one, other] = [openKeyring(path), openKeyring(path)];
  const morning = one.dayTag("mailed", "a@b.example", at("01T00:00:00"));
  expect(morning).toHaveLength(8);
  expect(other.dayTag("mailed", "a@b.example", at("01T23:59:59"))).toEqual(morning);
  expect(one.dayTag("mailed", "a@b.example", at("02T00:00:00"))).not.toEqual(morning);
  expect(one.destroyExpired(at("02T00:00:00"))).toBe(1);
  other.destroyExpired(at("02T00:00:00"));
  expect(readdirSync(path)).not.toContain("mailed-2026-03-01.key");
  expect(other.dayTag("mailed", "a@b.example", at("01T12:00:00"))).not.toEqual(morning);
});

test("changed bytes are refused, not opened to something else", () => {
  const keys = openKeyring(folder());
  const { sealed, key } = keys.seal({ name: "Rahile Demo" }, "pending", at("01T12:00:00"));
  sealed[sealed.length - 1] = (sealed[sealed.length - 1] ?? 0) ^ 1;
  expect(() => keys.open(sealed, key)).toThrow();
});
