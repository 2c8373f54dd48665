import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from "age-encryption";
import { expect, test } from "vitest";
import { x25519Recipient } from "#app/integrations/age-recipient.ts";
import { decryptText, encryptText } from "#app/integrations/sealing.ts";

const TEXT = JSON.stringify({ name: "Rahile Demo", words: "ئۇيغۇر ".repeat(9_000) }); // more than one chunk of 64 KB

test.each([
  ["X25519", generateX25519Identity],
  ["hybrid", generateHybridIdentity],
] as const)("what is sealed to a recipient of the %s kind is opened by its identity alone", async (_kind, make) => {
  const [hers, another] = [await make(), await make()];
  const sealed = await encryptText(await identityToRecipient(hers), TEXT);
  expect(Buffer.from(sealed).includes("Rahile")).toBe(false);
  expect(await decryptText(hers, sealed)).toBe(TEXT);
  await expect(decryptText(another, sealed)).rejects.toThrow();
});

test("no two sealings of the same are alike", async () => {
  const recipient = await identityToRecipient(await generateX25519Identity());
  const [one, other] = [await encryptText(recipient, TEXT), await encryptText(recipient, TEXT)];
  expect(Buffer.compare(one, other)).not.toBe(0);
});

test("what is no recipient of ours is refused", () => {
  expect(() => x25519Recipient("age1pq")).toThrow();
  expect(() => x25519Recipient("AGE-SECRET-KEY-1QQQ")).toThrow();
});
