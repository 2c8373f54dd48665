import { expect, test } from "vitest";
import { canonicalAddress } from "#app/domain/addresses.ts";

test.each([
  ["Rahile@Signers.Example", "rahile@signers.example"],
  ["ra.hi.le+news@gmail.com", "rahile@gmail.com"],
  ["rahile@googlemail.com", "rahile@gmail.com"],
  ["ra.hile@outlook.com", "ra.hile@outlook.com"],
  ["rahile+x@hotmail.com", "rahile@hotmail.com"],
  ["rahile-x@yahoo.com", "rahile@yahoo.com"],
  ["rahile+x@signers.example", "rahile+x@signers.example"],
  ["rahile@BÜCHER.example", "rahile@xn--bcher-kva.example"],
  ["+tag@gmail.com", "+tag@gmail.com"],
])("%s is the mailbox %s", (typed, mailbox) => {
  expect(canonicalAddress(typed)).toBe(mailbox);
});
