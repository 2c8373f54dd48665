import { expect, test } from "vitest";
import { findCampaign, loadCampaign } from "#app/domain/campaigns.ts";
import type { NextStep } from "#app/domain/next-steps.ts";
import { confirmed } from "#tests/offices.ts";
import { organiserAt, turnSwitch } from "#tests/organiser.ts";
import { goodForm, openSite, type Site } from "#tests/site.ts";

const CAMPAIGN = "/en/c/xinjiang";
const SECOND = 1 / 3600; // in hours

/** The headings of the steps that a page offers. */
const stepsOn = (html: string) => [...html.matchAll(/<h2 id="next-title">([^<]+)/g)].map(([, title]) => title);
const onwardIn = (html: string) => /href="([^"]*thanks\?after=[a-z]+)"/.exec(html)?.[1] ?? null;

async function orderSteps(site: Site, next: NextStep[]) {
  const { db } = site.context;
  const campaign = await findCampaign(db.read, "xinjiang", "en");
  if (!campaign) throw new Error("no campaign");
  await db.write((tx) => loadCampaign(tx, { ...campaign.facts, next }, { en: campaign.words }));
  site.context.campaign.forget();
  site.pass(2);
}

test("she confirms, and is offered one step after the other, each on a page that knows nothing of her", async () => {
  await using site = await openSite();
  await site.post(`${CAMPAIGN}/sign`, goodForm({ name: "Rahile Demo", email: "rahile@signers.example" }));
  const { location } = await site.post(await site.linkTo("rahile@signers.example", "confirm"));
  const seen: (string | undefined)[] = [];
  for (let path: string | null = location; path; ) {
    const { text, status } = await site.get(path);
    expect(status).toBe(200);
    expect(stepsOn(text).length).toBeLessThan(2);
    expect(text).not.toMatch(/Rahile|signers\.example|\/manage\/|\/confirm\//);
    expect(text).toContain('<meta name="robots" content="noindex"/>');
    seen.push(...stepsOn(text));
    path = onwardIn(text);
  }
  expect(seen).toEqual(["Ask one person", "Say it to somebody who decides", "Look at the other recommendations"]);
  const end = (await site.get(`${CAMPAIGN}/thanks?after=actions`)).text;
  expect(stepsOn(end)).toEqual([]);
  expect(end).toContain("You have done all there is to do here");
});

test("a campaign has an order of its own; what cannot be done now is left out", async () => {
  await using site = await openSite();
  await orderSteps(site, ["letter", "share"]);
  const first = (await site.get(`${CAMPAIGN}/confirmed`)).text;
  expect(stepsOn(first)).toEqual(["Say it to somebody who decides"]);
  expect(stepsOn((await site.get(onwardIn(first) ?? "")).text)).toEqual(["Ask one person"]);

  await turnSwitch(await organiserAt(site), "letters", "on");
  await site.later(2 * SECOND);
  expect(stepsOn((await site.get(`${CAMPAIGN}/confirmed`)).text)).toEqual(["Ask one person"]);
});

test("what stands in the address in place of a step is no step", async () => {
  await using site = await openSite();
  const plain = await site.get(`${CAMPAIGN}/thanks`);
  expect((await site.get(`${CAMPAIGN}/thanks?after=rahile`)).text).toBe(plain.text);
  expect(plain.text).not.toContain("rahile");
  expect((await site.get("/en/c/nowhere/thanks")).status).toBe(404);
});

test("whoever has confirmed a letter is shown the way on from the page of what is theirs", async () => {
  await using site = await openSite();
  const own = await site.get(await confirmed(site));
  expect(own.text).toContain(`href="${CAMPAIGN}/thanks?after=letter"`);
  expect(own.headers.get("Cache-Control")).toBe("no-store");
});
