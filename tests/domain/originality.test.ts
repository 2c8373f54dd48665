import { expect, test } from "vitest";
import { ownShare, wordsOf } from "#app/domain/letters/originality.ts";
import { countSimilar } from "#app/domain/letters/similar.ts";
import { contained, packed, sketchOf, unpacked } from "#app/domain/letters/sketch.ts";

const STATEMENT =
  "The Water Board has examined the water of North Harbour and found it cloudy. I ask you to support the money for a new pipe.";
const OWN =
  "My daughter learned to swim there when she was five, and this summer we had to tell her that nobody may go in.";
const CHINESE = "联合国人权办公室发表了关于新疆的报告。我请求您支持独立调查。";
const CHINESE_OWN = "我的邻居从那里逃出来，她每天都在等她弟弟的消息。";

test("what is copied is not one's own, wherever it stands and however it is set", () => {
  expect(ownShare(STATEMENT, STATEMENT)).toBe(0);
  expect(ownShare(STATEMENT.toUpperCase().replaceAll(" ", "\n"), STATEMENT)).toBe(0);
  expect(ownShare(STATEMENT.replaceAll(".", "!!! 🌊"), STATEMENT)).toBe(0);
});

test("what one writes oneself is, and the share is of the whole letter", () => {
  expect(ownShare(OWN, "")).toBe(100);
  const [own, given] = [wordsOf(OWN).length, wordsOf(STATEMENT).length];
  expect(ownShare(OWN, STATEMENT)).toBe(Math.round((100 * own) / (own + given)));
  expect(ownShare(`${OWN} ${STATEMENT}`, STATEMENT)).toBe(Math.round((100 * own) / (own + 2 * given)));
});

test("a letter without own words has none of it, an empty one neither", () => {
  expect(ownShare("", STATEMENT)).toBe(0);
  expect(ownShare("  \n", "")).toBe(0);
});

test("up to three words in a row may be the same by chance", () => {
  expect(ownShare("The water of", STATEMENT)).toBeGreaterThan(0);
  expect(ownShare("The water of North Harbour", STATEMENT)).toBe(0);
  expect(ownShare("Please help", "")).toBe(100);
});

test("it works where words are written without spaces, and from right to left", () => {
  expect(wordsOf(CHINESE).length).toBeGreaterThan(8);
  expect(ownShare(CHINESE, CHINESE)).toBe(0);
  expect(ownShare(CHINESE_OWN, "")).toBe(100);
  expect(ownShare(CHINESE_OWN, CHINESE)).toBeGreaterThan(40);
  const uyghur = "مەن بۇ مەسىلىگە كۆڭۈل بۆلىمەن، چۈنكى ئائىلەم ئۇ يەردە ياشايدۇ.";
  expect(ownShare(uyghur, uyghur)).toBe(0);
  expect(ownShare(uyghur, STATEMENT)).toBeGreaterThan(20);
});

test("emoji are no words", () => {
  expect(ownShare("🌊🌊🌊 ❤️", STATEMENT)).toBe(0);
  expect(ownShare("👩‍👩‍👧 My family swims there 🌊", "")).toBe(100);
});

test("a sketch tells how much of one text stands in another, exactly for short ones and nearly for long ones", () => {
  const sketch = sketchOf(OWN);
  expect(unpacked(packed(sketch))).toEqual(sketch);
  expect(contained(sketch, sketch)).toBe(1);
  expect(contained(sketch, sketchOf(STATEMENT))).toBe(0);
  expect(contained(sketch, sketchOf(`${OWN} ${STATEMENT}`))).toBeGreaterThan(0.95);
  expect(contained(sketchOf(`${OWN} ${STATEMENT}`), sketch)).toBeLessThan(0.6);
  const long = Array.from({ length: 350 }, (_, n) => `word${n}`).join(" ");
  const half = `${long.slice(0, long.length / 2)} ${Array.from({ length: 175 }, (_, n) => `other${n}`).join(" ")}`;
  expect(packed(sketchOf(long)).length).toBeLessThanOrEqual(344);
  expect(contained(sketchOf(long), sketchOf(half))).toBeGreaterThan(0.3);
  expect(contained(sketchOf(long), sketchOf(half))).toBeLessThan(0.7);
  expect(sketchOf("🌊")).toEqual([]);
});

test("near copies of other people's words are counted, one's own to several offices are not", () => {
  const letter = (writer: string, text: string) => ({ writer, sketch: sketchOf(text) });
  expect(countSimilar([])).toBe(0);
  expect(countSimilar([letter("a", OWN), letter("a", OWN), letter("b", STATEMENT)])).toBe(0);
  expect(countSimilar([letter("a", OWN), letter("b", OWN), letter("b", OWN), letter("c", STATEMENT)])).toBe(3);
  const typo = OWN.replace("daughter", "daugter");
  expect(countSimilar([letter("a", OWN), letter("b", typo)])).toBe(2);
  expect(countSimilar([letter("a", OWN), letter("b", `${OWN} ${STATEMENT} And much that is new besides.`)])).toBe(1);
  expect(countSimilar([letter("a", "My brother is gone"), letter("b", CHINESE), letter("c", "Please")])).toBe(0);
});
