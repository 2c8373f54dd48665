import { expect, test } from "vitest";
import { organiserAt, printedLink, signed } from "#tests/organiser.ts";
import { openSite } from "#tests/site.ts";

const SIGNERS = 120;
const rows = (csv: string, by: string) => csv.split("\n").filter((line) => line.startsWith(`${by},`));

test("an organiser of the demo sees sixty days of made-up people, and letters in every state", async () => {
  await using site = await openSite();
  await site.fillDemo(SIGNERS);
  expect((await site.count()).signatures).toBe(SIGNERS);

  const organiser = await organiserAt(site);
  const page = (await organiser.get("/organise")).text;
  for (const [label, count] of [
    ["Confirmed", SIGNERS],
    ["Waiting for confirmation", 2],
    ["Withdrawn", 1],
  ])
    expect(page).toContain(`<dt>${label}</dt><dd>${count}</dd>`);
  const letters = page.slice(page.indexOf("<caption>Letters</caption>")).split("</table>")[0] as string;
  for (const state of [
    "Waiting for confirmation",
    "Waiting to be sent",
    "Being sent",
    "Sent",
    "Failed",
    "Outcome unknown",
    "Withdrawn",
  ])
    expect(letters, state).toMatch(new RegExp(`${state}</bdi>.*?<td class="number">[1-9]`, "s"));
  const totals = (await organiser.get("/organise/xinjiang/totals.csv")).text;
  expect(rows(totals, "day").filter((line) => !line.endsWith(",0")).length).toBeGreaterThan(20);
  expect(rows(totals, "country").length).toBeGreaterThan(10);
});

test("no mail of the demo leaves: nobody in it has a mailbox", async () => {
  await using site = await openSite();
  await site.fillDemo(SIGNERS);
  expect(await site.mails()).toEqual([]);
});

test("every page of the demo says that its people are made up, the organisers' too", async () => {
  await using site = await openSite();
  expect((await site.get("/en")).text).not.toContain("demonstration");
  await site.fillDemo(SIGNERS);
  await site.restart();
  for (const path of [
    "/en",
    "/en/c/xinjiang",
    "/en/c/xinjiang/sign",
    "/en/nothing",
    "/organise/sign-in",
    printedLink(site.told),
  ])
    expect((await site.get(path)).text, path).toMatch(/This is a demonstration.*made up/);
});

test("two demonstrations are alike, and a second start leaves the first as it is", async () => {
  await using one = await openSite();
  await one.fillDemo(SIGNERS);
  const { actions } = await one.count();
  await one.fillDemo(SIGNERS);
  expect((await one.count()).actions).toEqual(actions);

  await using other = await openSite();
  await other.fillDemo(SIGNERS);
  expect((await other.count()).actions).toEqual(actions);
});

test("made-up people are never mixed with real ones", async () => {
  await using site = await openSite();
  await signed(site, {});
  await expect(site.fillDemo(SIGNERS)).rejects.toThrow(/holds real signatures/);
  expect((await site.count()).signatures).toBe(1);
});
