import { expect, test } from "vitest";
import { closeCampaign } from "#app/domain/campaigns.ts";
import { goodForm, openSite } from "#tests/site.ts";

test("a campaign closes: its pages stay, its forms say so, and who signed stays counted", async () => {
  await using site = await openSite();
  await site.post("/en/c/xinjiang/sign", goodForm());
  await site.post(await site.linkTo("rahile@signers.example", "confirm"));
  await site.post("/en/c/xinjiang/sign", goodForm({ email: "late@signers.example" }));
  const late = await site.linkTo("late@signers.example", "confirm");
  await site.context.db.write((tx) => closeCampaign(tx, "xinjiang"));
  site.pass(1); // campaigns and pages are kept for a second

  for (const page of ["", "/sign", "/sanctions", "/evidence", "/sanctions/letter"])
    expect((await site.get(`/en/c/xinjiang${page}`)).status, page).toBe(200);
  expect((await site.get("/en/c/xinjiang")).text).not.toContain('name="consent"');
  expect((await site.post("/en/c/xinjiang/sign", goodForm({ email: "later@signers.example" }))).status).toBe(410);
  expect((await site.post("/en/c/xinjiang/sanctions/letter", { country: "XX", intent: "send" })).status).toBe(410);
  expect((await site.post(late)).status).toBe(410);
  expect(await site.count()).toMatchObject({ signatures: 1 });

  const withdrawn = await site.post(await site.linkTo("rahile@signers.example", "manage"), { intent: "withdraw" });
  expect(withdrawn.status).toBe(303);
  expect(await site.count()).toMatchObject({ signatures: 0 });
});
