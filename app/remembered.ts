const AGE_MS = 1_000;

/**
 * Asks again only when what it knows is a second old; who asks meanwhile waits for the same answer. Null, which stands
 * for what is not there, is not remembered, so that nobody fills the memory with made-up names. `forget()` is for who has
 * just changed what is asked for.
 */
export function remembered<Answer>(ask: (...names: string[]) => Promise<Answer>, now: () => Date) {
  const known = new Map<string, { answer: Promise<Answer>; at: number }>();

  const recall = async (...names: string[]): Promise<Answer> => {
    const name = names.join(" ");
    const last = known.get(name);
    const at = now().getTime();
    if (last && at >= last.at && at - last.at < AGE_MS) return last.answer;
    const answer = ask(...names);
    known.set(name, { answer, at });
    const forget = () => known.get(name)?.answer === answer && known.delete(name);
    answer.then((found) => found === null && forget(), forget);
    return answer;
  };
  return Object.assign(recall, { forget: () => known.clear() });
}
