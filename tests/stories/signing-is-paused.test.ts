import { expect, test } from "vitest";
import { organiserAt, signed, turnSwitch } from "#tests/organiser.ts";
import { goodForm, openSite } from "#tests/site.ts";

const SIGN = "/en/c/xinjiang/sign";
const FORM = 'name="consent"';

test("signing is paused: the form explains, what was sent is kept in it, links still confirm, and then it goes on", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await site.post(SIGN, goodForm());
  const link = await site.linkTo("rahile@signers.example", "confirm");
  expect((await turnSwitch(organiser, "signing", "on")).status).toBe(303);

  for (const page of ["/en/c/xinjiang", "/en/c/xinjiang/sanctions", SIGN]) {
    const { status, text } = await site.get(page);
    expect([status, text.includes(FORM)], page).toEqual([200, false]);
    expect(text, page).toMatch(/have paused signing since .*UTC/);
  }
  const late = goodForm({
    email: "late@signers.example",
    name: "Late Demo",
    comment: "My aunt",
    actions: ["sanctions"],
  });
  const refused = await site.post(SIGN, late);
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(refused.headers.get("Cache-Control")).toBe("no-store");
  for (const kept of ["late@signers.example", "Late Demo", "My aunt", "Your signature was not taken"])
    expect(refused.text).toContain(kept);
  expect(refused.text).toMatch(/name="actions" checked="" value="sanctions"/);
  expect(refused.text).not.toMatch(/name="actions" checked="" value="non-refoulement"/);
  expect((await site.post(SIGN, goodForm({ name: "" }))).status).toBe(503);
  expect(await site.mailsTo("late@signers.example")).toEqual([]);
  expect((await site.post(link)).status).toBe(303);

  await turnSwitch(organiser, "signing", "off");
  site.pass(2); // pages are kept for a second
  expect((await site.get(SIGN)).text).toContain(FORM);
  expect((await site.post(SIGN, late)).status).toBe(303);
  expect(await site.mailsTo("late@signers.example")).toHaveLength(1);
  expect(await site.count()).toMatchObject({ signatures: 1 });
});

test("comments are off: nobody is asked, what is sent is dropped, whatever it is, and the signature stands", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await turnSwitch(organiser, "comments", "on");
  site.pass(2); // pages are kept for a second
  expect((await site.get("/en/c/xinjiang")).text).not.toContain('name="comment"');
  expect((await site.post(SIGN, goodForm({ comment: "x".repeat(501) }))).status).toBe(303);
  expect((await site.post(SIGN, goodForm({ name: "", comment: "My aunt" }))).text).not.toContain("My aunt");
  await turnSwitch(organiser, "comments", "off");
  site.pass(2); // pages are kept for a second
  expect((await site.get("/en/c/xinjiang")).text).toContain('name="comment"');
  expect((await site.post(SIGN, goodForm({ comment: "x".repeat(501) }))).status).toBe(400);
});

test("counting is paused: every public number stands still and says since when; who confirms meanwhile is counted later", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await signed(site, { email: "early@signers.example" });
  await site.later(0.01);
  const since = site.context.now();
  await turnSwitch(organiser, "counting", "on");
  site.pass(2); // pages are kept for a second
  await signed(site, { email: "late@signers.example" });
  await site.later(0.01);
  expect(await site.count()).toMatchObject({ signatures: 1, actions: { sanctions: 1 }, as_of: since.toISOString() });
  expect((await site.get("/en/c/xinjiang")).text).toMatch(
    /"number">1<\/strong> <span data-written="signed">person has signed/,
  );
  expect((await organiser.get("/organise")).text).toContain("<dt>Confirmed</dt><dd>2</dd>");
  for (const page of ["/en", "/en/c/xinjiang", "/en/c/xinjiang/sanctions", "/en/c/xinjiang/confirmed"])
    expect((await site.get(page)).text, page).toMatch(/Counting has been paused since .* The number is of .*UTC/);
  expect((await site.get("/en/c/xinjiang/confirmed")).text).not.toContain("You are counted");
  await turnSwitch(organiser, "counting", "off");
  site.pass(2); // pages are kept for a second
  await site.later(0.01);
  expect(await site.count()).toMatchObject({ signatures: 2, actions: { sanctions: 2 } });
  expect((await site.get("/en/c/xinjiang")).text).not.toContain("Counting has been paused");
});

test("very many come at once: one light page stands for all pages of the campaign, and takes signatures", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const whole = await site.get("/en/c/xinjiang");
  await turnSwitch(organiser, "holding", "on");
  site.pass(2); // pages are kept for a second
  const held = await site.get("/en/c/xinjiang");
  expect(held.status).toBe(200);
  expect(held.text.length).toBeLessThan(whole.text.length * 0.8);
  expect(held.text).toContain("Very many people are here at once");
  expect(held.text).toContain('action="/en/c/xinjiang/sign"');
  expect(held.text).not.toContain("noindex");
  for (const page of ["/en", "/en/c/xinjiang/sign", "/en/c/xinjiang/evidence?x=1", "/en/c/xinjiang/sanctions"])
    expect(mainOf((await site.get(page)).text), page).toBe(mainOf(held.text));
  expect((await site.get("/en/c/nothing")).status).toBe(404);
  for (const page of ["/en/privacy", "/en/safety", "/en/c/xinjiang/check-your-mail", "/en/c/xinjiang/confirmed"])
    expect((await site.get(page)).text, page).not.toContain("Very many people");

  expect((await site.post(SIGN, goodForm({ name: "" }))).status).toBe(400);
  expect(await site.post(SIGN, goodForm())).toMatchObject({ status: 303, location: "/en/c/xinjiang/check-your-mail" });
  const link = await site.linkTo("rahile@signers.example", "confirm");
  expect((await site.get(link)).text).toContain("Confirm your signature");
  expect((await site.post(link)).location).toBe("/en/c/xinjiang/confirmed");
  expect((await site.get(await site.linkTo("rahile@signers.example", "manage"))).text).toContain("What you did here");
  expect(await site.count()).toMatchObject({ signatures: 1 });

  await turnSwitch(organiser, "signing", "on");
  site.pass(2); // pages are kept for a second
  expect((await site.get("/en")).text).toMatch(/have paused signing/);
  await turnSwitch(organiser, "holding", "off");
  site.pass(2); // pages are kept for a second
  expect((await site.get("/en/c/xinjiang/evidence")).text).toContain("What the documents answer");
});

/** A page without the links that lead to the same page in other languages. */
const mainOf = (html: string) => html.slice(html.indexOf("<main"), html.indexOf("</main>"));
