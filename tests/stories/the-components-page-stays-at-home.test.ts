import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openSite } from "#tests/site.ts";

test("a visitor finds no page of components", async () => {
  await using site = await openSite();
  for (const page of ["/en/components", "/ug/components?theme=dark", "/en/components/embed"])
    expect((await site.get(page)).status, page).toBe(404);
});

test("nothing of the components page is built: neither its address, nor its code, nor its styles", () => {
  const built = globSync("build/{client,server}/**/*.{js,css,json}");
  expect(built.length).toBeGreaterThan(10);
  for (const file of built) expect(readFileSync(file, "utf8"), file).not.toMatch(/specimen|:locale\/components/i);
});
