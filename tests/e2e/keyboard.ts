import type { Page } from "playwright-core";

const MOST_STOPS = 250;

/** Where the keyboard is, and what of it a sighted reader would miss: a ring around it, or itself. */
export async function focused(page: Page): Promise<{ name: string; faults: string[] }> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const name = element.outerHTML.slice(0, 100);
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const ringed = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [west, east] = [Math.max(left, 0), Math.min(right, innerWidth)];
    const [north, south] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    const inside = [0.1, 0.5, 0.9];
    const covered = inside.some((x) =>
      inside.some((y) => {
        const over = document.elementFromPoint(west + x * (east - west), north + y * (south - north));
        const label = over?.closest("label");
        return !(over?.contains(element) || element.contains(over) || (label && label === element.closest("label")));
      }),
    );
    const outOfSight = west >= east || north >= south;
    const faults = { "no ring": !ringed, "out of sight": outOfSight, covered: !outOfSight && covered };
    return { name, faults: Object.entries(faults).flatMap(([fault, found]) => (found ? [`${fault}: ${name}`] : [])) };
  });
}

/** Presses Tab until the keyboard has been everywhere; what was wrong on the way, and how many stops there were. */
export async function walk(page: Page): Promise<{ stops: number; faults: string[] }> {
  const all: string[] = [];
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press("Tab");
    const { name, faults } = await focused(page);
    if (name.startsWith("<body")) return { stops, faults: all };
    all.push(...faults);
  }
  throw new Error("the keyboard finds no way out of this page");
}

/** Presses Tab, or Shift and Tab, until what the selector says has the focus. */
export async function tabTo(page: Page, selector: string, key: "Tab" | "Shift+Tab" = "Tab") {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press(key);
    const { faults } = await focused(page);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`the keyboard does not come to ${selector}`);
}
