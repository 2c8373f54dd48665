import { expect, test } from "vitest";
import { confirmByMail, goodLetter, idOf, LETTER, ownLetterIn } from "#tests/letters.ts";
import { organiserAt } from "#tests/organiser.ts";
import { openSite } from "#tests/site.ts";

const cellsOf = (page: string, name: string) =>
  (page.match(/<tr>.*?<\/tr>/gs) ?? [])
    .map((row) => [...row.matchAll(/<bdi>(.*?)<\/bdi>/gs)].map(([, cell = ""]) => cell.replace(/<!-- -->/g, "")))
    .find(([first]) => first?.startsWith(name))
    ?.slice(1);

test("an organiser sees what became of the letters, by office, domain and recommendation, and of nobody who wrote one", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  expect((await organiser.get("/organise/xinjiang/letters")).text).toContain("No letter has been written yet");

  const [ada, bo] = await Promise.all([idOf(site), idOf(site, "Bo Sample")]);
  for (const [n, to] of [[ada], [ada, bo], [ada]].entries()) {
    const email = `writer${n}@writers.example`;
    await site.post(LETTER, goodLetter(to, { email, name: "Tohti Demo" }));
    if (n < 2) await confirmByMail(site, email);
  }
  await site.later(0.1);
  const manage = await site.linkTo("writer0@writers.example", "manage");
  const letter = ownLetterIn((await site.get(manage)).text);
  await site.post(letter, { intent: "answer", answer: "answered" });

  const { status, text, headers } = await organiser.get("/organise/xinjiang/letters");
  expect(status).toBe(200);
  expect(headers.get("Cache-Control")).toBe("no-store");
  expect(cellsOf(text, "Ada Example")).toEqual([
    "0",
    "2",
    "0",
    "0",
    "0",
    "0",
    "1 of 1",
    expect.stringMatching(/^\d+ %$/),
  ]);
  expect(cellsOf(text, "Bo Sample")).toEqual([
    "0",
    "1",
    "0",
    "0",
    "0",
    "0",
    "0 of 0",
    expect.stringMatching(/^\d+ %$/),
  ]);
  expect(cellsOf(text, "parliament.example")).toEqual([
    "0",
    "3",
    "0",
    "0",
    "0",
    "0",
    "1 of 1",
    expect.stringMatching(/^\d+ %$/),
  ]);
  expect(text).not.toMatch(/Tohti|writers\.example/);

  const csv = await organiser.get("/organise/xinjiang/letters.csv");
  expect(csv.text).toMatch(/^Ada Example,[^,]+,0,0,0,2,0,0,0,0,1,1,0,2,\d+$/m);
  expect((await site.get("/organise/xinjiang/letters")).text).not.toContain("Ada Example");
});
