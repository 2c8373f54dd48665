import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { openTextBrowser } from "#tests/e2e/text-browser.ts";
import { skipLoudly } from "#tests/faults/thorough.ts";
import { openSite } from "#tests/site.ts";

const HERS = "lena@signers.example";
const installed = (program: string) => spawnSync(program, ["-version"]).error === undefined;

test("in a terminal, without pictures, style or scripts, she signs and confirms", async (it) => {
  if (process.platform !== "linux" || !installed("w3m")) return skipLoudly(it, "there is no w3m on this machine");
  await using site = await openSite();
  await signIn(`${site.origin}/en/c/xinjiang/sign`);
  const link = await site.linkTo(HERS, "confirm");
  expect((await site.get(link)).text).toContain("Lena Demo");

  await using browser = await openTextBrowser(site.origin + link);
  await browser.press("/One press\r", "\t", "\r");
  await expect.poll(browser.title).toBe("You are counted");
  expect(await site.count()).toMatchObject({ signatures: 1 });
});

test("where a browser chooses for her, as Lynx does with the first of several, it chooses that nobody sees her name", async () => {
  await using site = await openSite();
  const { text } = await site.get("/en/c/xinjiang/sign");
  const choices = [...text.matchAll(/name="visibility"[^>]*value="(\w+)"/g)].map(([, value]) => value);
  expect(choices).toEqual(["count", "recipient", "public"]);
  expect(text).not.toMatch(/name="visibility"[^>]*checked/);
});

async function signIn(address: string) {
  await using browser = await openTextBrowser(address);
  await browser.press("/As you want it\r", "\t", "\r", "Lena Demo\r");
  await browser.press("\t", "\r", `${HERS}\r`);
  await browser.press("\t", "\r", "/Germany\r", "\r");
  await browser.press("\t", "\r"); // the first of who may see it: nobody
  await browser.press("/Up to 500\r", "\t", "\t", "\t", "\r"); // past the comment and the news: the consent
  await browser.press("\t", "\r");
  await expect.poll(browser.title).toBe("Look into your mailbox");
}
