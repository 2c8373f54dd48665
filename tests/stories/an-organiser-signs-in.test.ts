import { expect, test } from "vitest";
import { organiserAt, printedLink } from "#tests/organiser.ts";
import { openSite } from "#tests/site.ts";

test("the printed link signs in once, by its button alone", async () => {
  await using site = await openSite();
  const link = printedLink(site.told);

  for (const _ of ["a mail scanner", "a preview", "a person"]) {
    const page = await site.get(link);
    expect(page.status).toBe(200);
    expect(page.headers.get("Set-Cookie")).toBeNull();
  }
  const entered = await site.post(link);
  expect(entered).toMatchObject({ status: 303, location: "/organise" });
  expect(entered.headers.get("Set-Cookie")).toMatch(/^countersign=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  expect((await site.get(link)).status).toBe(410);
  const again = await site.post(link);
  expect(again.status).toBe(410);
  expect(again.headers.get("Set-Cookie")).toBeNull();
  expect(again.text).toMatch(/has been used/);
});

test("of two people who press the button at once, one comes in", async () => {
  await using site = await openSite();
  const link = printedLink(site.told);
  const answers = await Promise.all(Array.from({ length: 8 }, () => site.post(link)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, ...Array(7).fill(410)]);
});

test("a link is too old after a day, and one that never was is told so", async () => {
  await using site = await openSite();
  await site.later(24);
  expect((await site.get(printedLink(site.told))).status).toBe(410);
  expect((await site.post(printedLink(site.told))).status).toBe(410);
  for (const unknown of ["/organise/sign-in/nothing", `/organise/sign-in/${"a".repeat(43)}`]) {
    expect((await site.get(unknown)).status).toBe(404);
    expect((await site.post(unknown)).status).toBe(404);
  }
});

test("every start prints a fresh link and ends the one before, until somebody has signed in", async () => {
  await using site = await openSite();
  const second = printedLink(await site.startAgain());
  expect((await site.post(printedLink(site.told))).status).toBe(404);
  expect((await site.post(second)).status).toBe(303);
  expect((await site.startAgain()).join()).not.toContain("/organise/sign-in/");
});

test("behind https the session's cookie is bound to the host and to https", async () => {
  await using site = await openSite({ PUBLIC_URL: "https://localhost" });
  const { headers } = await site.post(printedLink(site.told));
  expect(headers.get("Set-Cookie")).toMatch(/^__Host-countersign=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

test("signing out ends the session for good, whoever kept the cookie", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  expect((await organiser.get("/organise")).status).toBe(200);
  const out = await organiser.post("/organise/sign-out");
  expect(out).toMatchObject({ status: 303, location: "/organise/sign-in" });
  expect(out.headers.get("Set-Cookie")).toMatch(/Max-Age=0/);
  expect(await organiser.get("/organise")).toMatchObject({ status: 302, location: "/organise/sign-in" });
});

test("a session ends after an hour unused, and after twelve hours however busy", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  for (let hours = 0.75; hours < 12; hours += 0.75) {
    await site.later(0.75);
    expect((await organiser.get("/organise")).status, `after ${hours} h`).toBe(200);
  }
  await site.later(0.75);
  expect((await organiser.get("/organise")).status).toBe(302);
});

test("an organiser who was away for an hour signs in anew", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await site.later(1);
  expect((await organiser.get("/organise")).status).toBe(302);
});

test("a session made up, empty, or from another key opens nothing", async () => {
  await using site = await openSite();
  for (const cookie of [
    "countersign=",
    "countersign=x",
    `countersign=${btoa('"x"')}`,
    `countersign=${btoa('{"a":1}')}`,
    "countersign=%",
    "__Host-countersign=x",
  ]) {
    expect((await site.get("/organise", { Cookie: cookie })).status, cookie).toBe(302);
  }
});

test("without a session no organisers' address shows anything", async () => {
  await using site = await openSite();
  for (const path of [
    "/organise",
    "/organise/xinjiang",
    "/organise/nothing",
    "/organise/switches",
    "/organise/xinjiang/signatures.csv.age",
    "/organise/xinjiang/totals.csv",
    "/organise/sign-out",
  ]) {
    for (const ask of [site.get, site.post]) {
      const answer = await ask(path);
      expect(answer.status, path).not.toBe(200);
      expect(answer.text, path).not.toContain("Uyghur");
    }
    expect((await site.get(`${path}?_data=routes%2Forganise%2Foverview`)).status, path).not.toBe(200);
  }
  const data = await site.get("/organise.data");
  expect(data.text).not.toContain("overview");
});
