import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bounceAddress, readBounceAddress, readVerpToken, verpToken } from "#app/domain/letters/verp.ts";
import { openKeyring } from "#app/integrations/keyring.ts";

const keys = openKeyring(join(mkdtempSync(join(tmpdir(), "countersign-verp-")), "keys"), "x".repeat(32));
const letterId = "1b4e28ba-2fa1-41d2-883f-0016d3cca427";

test.each([1, 2, 175, 65_535])("a bounce of try %d finds its letter, in whatever case it comes back", (attempt) => {
  const address = bounceAddress(keys, { letterId, attempt }, "Bounces.Act.example");
  expect(address).toMatch(/^b\+[a-z2-7]{39}@bounces\.act\.example$/);
  for (const back of [address, address.toUpperCase()])
    expect(readBounceAddress(keys, back)).toEqual({ letterId, attempt });
});

test("a token that was changed, cut or made by somebody else is nobody's", () => {
  const token = verpToken(keys, { letterId, attempt: 1 });
  const other = openKeyring(join(mkdtempSync(join(tmpdir(), "countersign-verp-")), "keys"), "y".repeat(32));
  expect(readVerpToken(other, token)).toBeNull();
  for (let at = 0; at < token.length; at++) {
    const changed = token.slice(0, at) + (token[at] === "a" ? "b" : "a") + token.slice(at + 1);
    expect(readVerpToken(keys, changed)).toBeNull();
  }
  for (const bad of ["", token.slice(1), `${token}a`, `${token.slice(0, -1)}1`])
    expect(readVerpToken(keys, bad)).toBeNull();
  for (const address of ["letters@act.example", `r+${token}@act.example`, `b+@act.example`, "b+", token])
    expect(readBounceAddress(keys, address)).toBeNull();
});

test("the address fits into what SMTP allows (RFC 5321 §4.5.3.1.1)", () => {
  expect(bounceAddress(keys, { letterId, attempt: 9 }, "x.example").split("@")[0]?.length).toBeLessThanOrEqual(64);
});
