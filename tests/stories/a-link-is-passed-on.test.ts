import { expect, test } from "vitest";
import { tallyOf } from "#app/domain/counts/tally.ts";
import { goodForm, openSite, type Site } from "#tests/site.ts";

const CAMPAIGN = "/en/c/xinjiang";

async function signBy(site: Site, email: string, source: string | string[]) {
  await site.post(`${CAMPAIGN}/sign`, goodForm({ email, source }));
  await site.post(await site.linkTo(email, "confirm"));
}

test("a link that was passed on tells by which channel, in the form and in the numbers, and nothing else", async () => {
  await using site = await openSite();
  for (const page of ["", "/sign", "/sanctions"]) {
    expect((await site.get(`${CAMPAIGN}${page}?via=telegram`)).text).toContain('name="source" value="telegram"');
    expect((await site.get(`${CAMPAIGN}${page}?via=rahile`)).text).not.toMatch(/name="source"|rahile/);
    expect((await site.get(`${CAMPAIGN}${page}`)).text).not.toContain('name="source"');
  }
  await signBy(site, "one@signers.example", "telegram");
  await signBy(site, "two@signers.example", "telegram");
  await signBy(site, "three@signers.example", "rahile-sent-me");
  await signBy(site, "four@signers.example", ["x", "email"]);
  expect(Object.fromEntries((await tallyOf(site.context.db.read, "xinjiang")).source)).toEqual({ telegram: 2, "": 2 });

  const thanks = (await site.get(`${CAMPAIGN}/confirmed`)).text;
  expect(thanks).toContain("xinjiang%3Fvia%3Dtelegram");
  expect(thanks).not.toMatch(/signers\.example/);
});

test("a form that comes back with a fault still knows by which channel it came", async () => {
  await using site = await openSite();
  const { text, status } = await site.post(`${CAMPAIGN}/sign`, goodForm({ name: "", source: "whatsapp" }));
  expect(status).toBe(400);
  expect(text).toContain('name="source" value="whatsapp"');
});
