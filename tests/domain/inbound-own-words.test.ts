import { expect, test } from "vitest";
import { ownWords, plainText } from "#app/domain/inbound/own-words.ts";

const HIS = "tohti@writers.example";

test.each([
  ["above the quotation", `Yes.\n\nOn Monday, Ada <ada@parliament.example>\nwrote:\n> Where?\n> When?`, "Yes."],
  ["between the quoted lines", "> Where?\nIn Harbour Street.\n> When?\nToday.", "In Harbour Street.\nToday."],
  ["above Outlook's copy", `Yes.\n\nFrom: Ada <ada@parliament.example>\nSent: Monday\nTo: ${HIS}\n\nWhere?`, "Yes."],
  ["above a line of dashes", "Yes.\n\n-----Original Message-----\nWhere?", "Yes."],
  ["above the signature", "Yes.\n-- \nTohti\n+49 30 0000000", "Yes."],
  ["with the address in it", `Write to ${HIS.toUpperCase()}.`, "Write to […]."],
  ["in Windows lines", "Yes.\r\n\r\nAm Montag schrieb Ada:\r\n> Wo?\r\n", "Yes."],
  ["with a colon that introduces nothing", "Two things:\n\nfirst this", "Two things:\n\nfirst this"],
])("what he writes %s goes on, and nothing else", (_where, text, words) => {
  expect(ownWords(text, [HIS])).toBe(words);
});

test("no control character and no endless text is passed on; letters of every script are", () => {
  expect(plainText("a\u0000b\u001b[31mc\r\nياخشىمۇسىز\t✉️", 100)).toBe("ab[31mc\nياخشىمۇسىز\t✉️");
  expect(plainText("x".repeat(200), 10)).toBe(`${"x".repeat(10)}\n[…]`);
});
