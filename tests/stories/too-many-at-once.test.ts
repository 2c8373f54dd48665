import { expect, test } from "vitest";
import { goodForm, openSite } from "#tests/site.ts";

const POINTS = 300; // app/context.ts

test("one network signs too often: it is told to wait, and what it wrote is kept in the form", async () => {
  await using site = await openSite({ RATE_LIMITS: "on" });
  const form = (n: number) => goodForm({ email: `signer${n}@signers.example`, actions: ["no-such"] });
  for (let n = 0; n < POINTS; n++) expect((await site.post("/en/c/xinjiang/sign", form(n))).status).toBe(404);

  const refused = await site.post("/en/c/xinjiang/sign", form(POINTS));
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(refused.text).toContain("Rahile Demo");
  expect((await site.get("/en/c/xinjiang")).status).toBe(200); // reading is never refused
});
