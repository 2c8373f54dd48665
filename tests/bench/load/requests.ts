/** What is asked: always the same, the same with a number in place of NUMBER, or one text after the other. */
export type Ask =
  | { kind: "same"; text: string }
  | { kind: "numbered"; text: string; from: number; count?: number }
  | { kind: "listed"; texts: string[] };

/** Stands in a text for ten digits, so that the length stays. */
export const NUMBER = "##########";

/** The next request's bytes, made before they are needed; null when there are no more. */
export function requestsOf(ask: Ask): () => Buffer | null {
  if (ask.kind === "same") {
    const bytes = Buffer.from(ask.text);
    return () => bytes;
  }
  if (ask.kind === "listed") {
    const all = ask.texts.map((text) => Buffer.from(text));
    let next = 0;
    return () => all[next++] ?? null;
  }
  const [before = "", after] = ask.text.split(NUMBER);
  if (after === undefined) throw new Error("the request has no place for a number");
  let number = ask.from;
  const end = number + (ask.count ?? Number.POSITIVE_INFINITY);
  return () =>
    number === end ? null : Buffer.from(before + String(number++).padStart(NUMBER.length, "0") + after, "latin1");
}
