type Waiting<Item, Result> = { item: Item; answer: (result: Result) => void; refuse: (error: unknown) => void };

/** What waits longer than the group before it takes is more than one group. */
const GROUP_MOST = 500;

/**
 * Gathers what is asked one by one into groups: all that waits when the group before is done goes together, answered in
 * the order asked. When a group fails, each of it is tried alone, so that one cannot spoil it for the others.
 */
export function together<Item, Result>(workOnAll: (items: Item[]) => Promise<Result[]>) {
  const waiting: Waiting<Item, Result>[] = [];
  let underWay = false;

  async function workOff() {
    underWay = true;
    while (waiting.length > 0) await answerAll(workOnAll, waiting.splice(0, GROUP_MOST));
    underWay = false;
  }

  return (item: Item) =>
    new Promise<Result>((answer, refuse) => {
      waiting.push({ item, answer, refuse });
      if (!underWay) workOff();
    });
}

async function answerAll<Item, Result>(
  workOnAll: (items: Item[]) => Promise<Result[]>,
  group: Waiting<Item, Result>[],
): Promise<void> {
  try {
    const results = await workOnAll(group.map(({ item }) => item));
    for (const [index, { answer }] of group.entries()) answer(results[index] as Result);
  } catch (error) {
    const [only] = group;
    if (only && group.length === 1) return only.refuse(error);
    for (const one of group) await answerAll(workOnAll, [one]);
  }
}
