import { expect, test } from "vitest";
import { openMailServer } from "#tests/mail-server.ts";
import { goodForm, openSite } from "#tests/site.ts";

const HER = "rahile@signers.example";

test("a newcomer signs, finds the mail at /mailbox, and confirms from it", async () => {
  await using site = await openSite();
  expect((await site.get("/mailbox")).text).toContain("No messages yet");
  await site.post("/en/c/xinjiang/sign", goodForm());
  await site.mails();

  const list = await site.get("/mailbox");
  expect(list.text).toContain("Please confirm your e-mail address");
  expect(list.text).toContain(HER);
  const [href = ""] = list.text.match(/\/mailbox\/[\w-]+/) ?? [];
  const message = await site.get(href);
  expect(message.text).toContain(`src="${href}/html"`);
  expect(message.text).toContain("Auto-Submitted");
  const [confirm = ""] = message.text.match(/\/en\/confirm\/[\w-]+/) ?? [];
  expect((await site.post(confirm)).status).toBe(303);
  expect(await site.count()).toMatchObject({ signatures: 1 });
});

test("the HTML of a message has no power but to lead its reader out of the frame", async () => {
  await using site = await openSite();
  await site.post("/en/c/xinjiang/sign", goodForm());
  await site.mails();
  const [{ id }] = JSON.parse((await site.get("/mailbox.json")).text);
  const html = await site.get(`/mailbox/${id}/html`);
  expect(html.headers.get("Content-Security-Policy")).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation",
  );
  expect(html.text).toContain('<base target="_top"/>');
  expect((await site.get(`/mailbox/${id}`)).headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
});

test("no id leads to another file", async () => {
  await using site = await openSite();
  for (const id of ["..%2fkeys%2fsecret", "..%5ckeys", "x", "20261122T200102345Z-000000000000", "%00", "%E0%A4%A"])
    for (const page of [`/mailbox/${id}`, `/mailbox/${id}/html`])
      expect(`${page} ${(await site.get(page)).status}`).toBe(`${page} 404`);
});

test("with a mail server there is no mailbox", async () => {
  await using server = await openMailServer();
  await using site = await openSite({ SMTP_URL: server.url });
  for (const page of ["/mailbox", "/mailbox.json", "/mailbox/x", "/mailbox/x/html"])
    expect(`${page} ${(await site.get(page)).status}`).toBe(`${page} 404`);
});
