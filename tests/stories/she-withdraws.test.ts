import { expect, test } from "vitest";
import { goodForm, openSite, type Site } from "#tests/site.ts";

const HER = "rahile@signers.example";

async function signAndConfirm(site: Site, changes = {}) {
  await site.post("/en/c/xinjiang/sign", goodForm(changes));
  await site.post(await site.linkTo(HER, "confirm"));
  return site.linkTo(HER, "manage");
}

test("she withdraws, is no longer counted, and nothing of her is left", async () => {
  await using site = await openSite();
  const manage = await signAndConfirm(site);
  expect(await site.count()).toMatchObject({ signatures: 1 });

  const gone = await site.post(manage, { intent: "withdraw" });
  expect(gone.status).toBe(303);
  expect((await site.get(gone.location as string)).text).toMatch(/no longer counted/);
  expect(await site.count()).toMatchObject({ signatures: 0, actions: { sanctions: 0 } });
  expect((await site.get(manage)).text).not.toContain("Rahile");
});

test("she changes her mind, signs one recommendation again, and is counted for that one", async () => {
  await using site = await openSite();
  const manage = await signAndConfirm(site);
  await site.post(manage, { intent: "withdraw" });
  await site.later(1);
  await signAndConfirm(site, { actions: ["remedy"] });
  expect(await site.count()).toMatchObject({
    signatures: 1,
    actions: { remedy: 1, sanctions: 0, "non-refoulement": 0 },
  });
});

test("it was not her: she removes what somebody typed, and the confirmation link is dead", async () => {
  await using site = await openSite();
  await site.post("/en/c/xinjiang/sign", goodForm());
  const confirm = await site.linkTo(HER, "confirm");
  const removed = await site.post(await site.linkTo(HER, "manage"), { intent: "withdraw" });
  expect((await site.get(removed.location as string)).status).toBe(200);
  expect((await site.post(confirm)).status).toBe(404);
  expect(await site.count()).toMatchObject({ signatures: 0 });
});

test("she erases everything, and her link opens nothing", async () => {
  await using site = await openSite();
  const manage = await signAndConfirm(site);
  await site.post(manage, { intent: "erase" });
  expect((await site.get(manage)).status).toBe(404);
  expect(await site.count()).toMatchObject({ signatures: 0 });
});

test("she shows her name, then hides it for good", async () => {
  await using site = await openSite();
  const manage = await signAndConfirm(site);
  const nameless = await site.post(manage, { intent: "visibility", visibility: "public" });
  expect(nameless.status).toBe(400);
  await site.post(manage, { intent: "visibility", visibility: "public", name: "Rahile Demo" });
  expect((await site.get(manage)).text).toContain("Rahile D.");
  await site.post(manage, { intent: "visibility", visibility: "count" });
  expect((await site.get(manage)).text).not.toContain("Rahile");
  const copy = JSON.parse((await site.get(`${manage}/copy.json`)).text);
  expect(copy).toMatchObject({ state: "confirmed", visibility: "count", shownName: null, sealed: null });
});

test("she never confirms, and after 48 hours nobody can", async () => {
  await using site = await openSite();
  await site.post("/en/c/xinjiang/sign", goodForm());
  const confirm = await site.linkTo(HER, "confirm");
  await site.later(47.9);
  expect((await site.get(confirm)).status).toBe(200);
  await site.later(0.2);
  expect((await site.get(confirm)).status).toBe(404);
  expect((await site.post(confirm)).status).toBe(404);
  expect(await site.count()).toMatchObject({ signatures: 0 });
});
