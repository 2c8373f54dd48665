type Waiting<Item> = { item: Item; done: () => void; refuse: (error: unknown) => void };

/** What waits longer than the group before it takes is more than one group. */
const GROUP_MOST = 500;

/**
 * Gathers what is asked one by one into groups: all that waits when the group before is done goes together, in the order
 * asked. When a group fails, each of it is tried alone, so that one cannot spoil it for the others.
 */
export function together<Item>(workOnAll: (items: Item[]) => Promise<void>) {
  const waiting: Waiting<Item>[] = [];
  let underWay = false;

  async function workOff() {
    underWay = true;
    while (waiting.length > 0) await workOn(workOnAll, waiting.splice(0, GROUP_MOST));
    underWay = false;
  }

  return (item: Item) =>
    new Promise<void>((done, refuse) => {
      waiting.push({ item, done, refuse });
      if (!underWay) workOff();
    });
}

async function workOn<Item>(workOnAll: (items: Item[]) => Promise<void>, group: Waiting<Item>[]): Promise<void> {
  try {
    await workOnAll(group.map(({ item }) => item));
    for (const { done } of group) done();
  } catch (error) {
    const [only] = group;
    if (only && group.length === 1) return only.refuse(error);
    for (const one of group) await workOn(workOnAll, [one]);
  }
}
