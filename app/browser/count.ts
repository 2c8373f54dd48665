const EVERY_MS = 30_000;
const MOST_MS = 600_000;
const ASKING_MS = 5_000;
const SAY_EVERY_MS = 60_000;

type Answer = { signatures: number; goal: number; written: Record<string, string> };

/**
 * Follows a count while the page is in sight: asks every half minute, a little apart from everybody else, and half as
 * often after each failure. The new number is written in silence, and said at most once a minute.
 */
export function followCount(block: HTMLElement) {
  const { count: address = "", signatures } = block.dataset;
  const status = block.querySelector<HTMLElement>("[aria-live]");
  const bar = block.querySelector("progress");
  let waitMs = EVERY_MS;
  let askedAt = Date.now();
  let said = Number(signatures);
  let saidAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function plan() {
    clearTimeout(timer);
    const apartMs = waitMs * (0.9 + Math.random() / 5);
    if (!document.hidden) timer = setTimeout(ask, Math.max(0, askedAt + apartMs - Date.now()));
  }
  async function ask() {
    askedAt = Date.now();
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(ASKING_MS) });
      if (!answer.ok) throw new Error();
      show(await answer.json());
      waitMs = EVERY_MS;
    } catch {
      waitMs = Math.min(MOST_MS, 2 * waitMs);
    }
    plan();
  }
  function show({ signatures, goal, written }: Answer) {
    for (const place of block.querySelectorAll<HTMLElement>("[data-written]"))
      place.textContent = written[place.dataset.written ?? ""] ?? place.textContent;
    if (bar) Object.assign(bar, { max: goal, value: Math.min(signatures, goal) });
    if (!status || signatures === said || askedAt - saidAt < SAY_EVERY_MS) return;
    status.textContent = written.said ?? "";
    said = signatures;
    saidAt = askedAt;
  }
  document.addEventListener("visibilitychange", plan);
  plan();
}
