const TIMES = 3;
const WITHIN_MS = 5_000;
const LEFT = "left";

/**
 * Leaves for the link's page when it is pressed, or Shift three times and nothing between: at once out of sight, and in
 * this page's place in the history. The browser's Back button then leads past every page of ours in this tab.
 */
export function quickExit(link: HTMLAnchorElement) {
  const status = link.parentElement?.querySelector<HTMLElement>("[aria-live]");
  let pressed = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function leave() {
    document.documentElement.hidden = true;
    document.title = link.hostname; // which the browser's history keeps in place of ours
    remember("1");
    location.replace(link.href);
  }
  function count(times: number) {
    clearTimeout(timer);
    pressed = times;
    if (times >= TIMES) return leave();
    if (status) status.textContent = times === 0 ? "" : (status.dataset[times === 1 ? "twoMore" : "oneMore"] ?? "");
    if (times > 0) timer = setTimeout(count, WITHIN_MS, 0);
  }
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", ({ key, repeat }) => {
    if (!repeat && (key === "Shift" || pressed > 0)) count(key === "Shift" ? pressed + 1 : 0);
  });
  addEventListener("pointerdown", () => pressed > 0 && count(0));
  addEventListener("pageshow", ({ persisted }) => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    if (!hasLeft()) return;
    if (persisted || navigation?.type === "back_forward") leave();
    else remember(null); // who comes again on purpose may stay
  });
}

// Kept by the browser for this tab alone, until it is closed; where it may keep nothing, Back leads here.
function remember(left: string | null) {
  try {
    if (left) sessionStorage.setItem(LEFT, left);
    else sessionStorage.removeItem(LEFT);
  } catch {}
}

function hasLeft(): boolean {
  try {
    return sessionStorage.getItem(LEFT) !== null;
  } catch {
    return false;
  }
}
