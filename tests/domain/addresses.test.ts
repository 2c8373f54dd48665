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
  ["rahile-x@yahoo.co.uk", "rahile@yahoo.co.uk"],
  ["rahile+x@yahoo.com", "rahile+x@yahoo.com"],
  ["Ra_hi-le.x+news@pm.me", "rahilex@proton.me"],
  ["rahile+x@me.com", "rahile@icloud.com"],
  ["rahile+x@fastmail.com", "rahile@fastmail.com"],
  ["news@rahile.fastmail.com", "rahile@fastmail.com"],
  ["rahile+x@ya.ru", "rahile@yandex.ru"],
  ["ra.hile@yandex.com", "ra.hile@yandex.ru"],
  ["rahile+x@mailbox.org", "rahile@mailbox.org"],
  ["rahile+x@tuta.com", "rahile+x@tuta.com"],
  ["rahile+x@gmx.de", "rahile+x@gmx.de"],
  ["rahile+x@mail.ru", "rahile+x@mail.ru"],
  ["rahile+x@qq.com", "rahile+x@qq.com"],
])("%s is the mailbox %s", (typed, mailbox) => {
  expect(canonicalAddress(typed)).toBe(mailbox);
});
