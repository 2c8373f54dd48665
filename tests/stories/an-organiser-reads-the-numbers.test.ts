import { expect, test } from "vitest";
import { organiserAt, signed } from "#tests/organiser.ts";
import { goodForm, openSite } from "#tests/site.ts";

/** The cells of the table row that a name begins, as its reader hears them. */
function rowOf(page: string, name: string): string {
  const rows = page.match(/<tr>.*?<\/tr>/gs) ?? [];
  const row = rows
    .map((html) =>
      html
        .replace(/<[^>]+>/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .find((text) => text.startsWith(name));
  return row?.slice(name.length).trim() ?? "no such row";
}
const tile = (page: string, label: string) => page.match(new RegExp(`<dt>${label}</dt><dd>([^<]*)</dd>`))?.[1];

test("the overview's numbers are those of the people who signed", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const dayOne = site.context.now();
  await signed(site, { email: "one@signers.example", country: "DE", actions: ["non-refoulement"] });
  await signed(site, { email: "two@signers.example", country: "DE", actions: ["non-refoulement", "sanctions"] });
  await signed(site, { email: "three@signers.example", country: "KZ", actions: ["sanctions"] });
  await site.post(await site.linkTo("three@signers.example", "manage"), { intent: "withdraw" });
  await site.later(0.5);
  await site.post("/en/c/xinjiang/sign", goodForm({ email: "four@signers.example" }));
  await site.later(0.01);

  const { status, text: page, headers } = await organiser.get("/organise");
  expect(status).toBe(200);
  expect(headers.get("Cache-Control")).toBe("no-store");
  expect(headers.get("X-Robots-Tag")).toMatch(/noindex/);
  expect([
    tile(page, "Confirmed"),
    tile(page, "Waiting for confirmation"),
    tile(page, "Withdrawn"),
    tile(page, "Held for review"),
    tile(page, "Invalidated"),
  ]).toEqual(["2", "1", "1", "0", "0"]);
  expect(rowOf(page, "Germany")).toBe("2");
  expect(rowOf(page, "Kazakhstan")).toBe("no such row");
  const long = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });
  expect(rowOf(page, long.format(dayOne))).toBe("2");
  expect(rowOf(page, long.format(new Date(site.context.now().getTime() - 59 * 86_400_000)))).toBe("0");
  expect(page.match(/<rect x=/g)).toHaveLength(60);
  expect(page).toMatch(/<svg[^>]+role="img".*?<title>.*?<desc>One column a day, .*?2 confirmed in this time/s);
  expect(page).not.toMatch(/ style=/);
});

test("an address that is no campaign is not found, for those who may ask", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  expect((await organiser.get("/organise/xinjiang")).status).toBe(200);
  for (const path of ["/organise/nothing", "/organise/nothing/totals.csv", "/organise/nothing/signatures.csv.age"])
    expect((await organiser.get(path)).status).toBe(404);
});

test("the totals come as a table for spreadsheets, without a person in it", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await signed(site, { email: "one@signers.example", country: "DE", actions: ["non-refoulement"] });
  await site.later(0.5);
  await signed(site, { email: "two@signers.example", country: "KZ", actions: ["non-refoulement", "sanctions"] });

  const { text, headers } = await organiser.get("/organise/xinjiang/totals.csv");
  const today = site.context.now().toISOString().slice(0, 10);
  expect(headers.get("Content-Disposition")).toBe(`attachment; filename="xinjiang-${today}-totals.csv"`);
  expect(headers.get("Cache-Control")).toBe("no-store");
  const lines = text
    .replace(/^\uFEFF/, "")
    .trim()
    .split("\n");
  expect(lines[0]).toBe("by,key,name,signatures");
  expect(lines).toContain("total,,,2");
  expect(lines).toContain("country,DE,Germany,1");
  expect(lines.find((line) => line.startsWith("action,non-refoulement,"))).toMatch(/,2$/);
  expect(
    lines.filter((line) => line.startsWith("day,")).reduce((sum, line) => sum + Number(line.split(",").at(-1)), 0),
  ).toBe(2);
  expect(text).not.toMatch(/Rahile|signers\.example/);
});
