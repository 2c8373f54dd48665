import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { type Asked, challengeHolds, newChallenge } from "#app/domain/organisers/challenges.ts";

// why: the program's keyring needs a folder; its tokens are made like this.
const keysOf = (secret: string) => ({
  token: (purpose: string, id: string) => createHmac("sha256", secret).update(`${purpose}\n${id}`).digest("base64url"),
});
const KEYS = keysOf("a");
const NOW = new Date("2026-11-23T12:00:00Z");
const LIFE_MS = 300_000;
const later = (ms: number) => new Date(NOW.getTime() + ms);

test("a challenge holds for its purpose and matter, under its key, until five minutes are over, and for nothing else", () => {
  const challenge = newChallenge(KEYS, { purpose: "refund", matter: "session\npi_1" }, NOW);
  expect(challengeHolds(KEYS, challenge, { purpose: "refund", matter: "session\npi_1" }, NOW)).toEqual(later(LIFE_MS));
  expect(challengeHolds(KEYS, challenge, { purpose: "refund", matter: "session\npi_1" }, later(LIFE_MS - 1))).toEqual(
    later(LIFE_MS),
  );
  expect(challengeHolds(KEYS, challenge, { purpose: "refund", matter: "session\npi_1" }, later(LIFE_MS))).toBeNull();
  for (const [keys, purpose, matter] of [
    [KEYS, "sign-in", "session\npi_1"],
    [KEYS, "add-passkey", "session\npi_1"],
    [KEYS, "refund", "session\npi_2"],
    [KEYS, "refund", ""],
    [keysOf("b"), "refund", "session\npi_1"],
  ] as [typeof KEYS, Asked["purpose"], string][])
    expect(challengeHolds(keys, challenge, { purpose, matter }, NOW), `${purpose} ${matter}`).toBeNull();
});

test("a challenge with a later end, with a part missing, or of nonsense does not hold; no two are alike", () => {
  const challenge = newChallenge(KEYS, { purpose: "sign-in", matter: "" }, NOW);
  const [chance = "", until = "", proven = ""] = Buffer.from(challenge, "base64url").toString().split(".");
  expect(until).toBe(String(later(LIFE_MS).getTime()));
  for (const parts of [
    [chance, String(later(2 * LIFE_MS).getTime()), proven],
    [newChallenge(KEYS, { purpose: "sign-in", matter: "" }, NOW), until, proven],
    [chance, until],
    [chance, until, ""],
    [""],
    ["x"],
  ]) {
    const forged = Buffer.from(parts.join(".")).toString("base64url");
    expect(challengeHolds(KEYS, forged, { purpose: "sign-in", matter: "" }, NOW), parts.join(".")).toBeNull();
  }
  expect(newChallenge(KEYS, { purpose: "sign-in", matter: "" }, NOW)).not.toBe(challenge);
});
