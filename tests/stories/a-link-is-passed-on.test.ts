import qrCode from "qrcode";
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
});

test("wherever a page is passed on, its links name the way alone: no person, no counter, no script of others", async () => {
  await using site = await openSite();
  await signBy(site, "one@signers.example", "telegram");
  const places = [CAMPAIGN, `${CAMPAIGN}/sanctions`, `${CAMPAIGN}/share`, `${CAMPAIGN}/confirmed`];
  for (const place of places) {
    const { text } = await site.get(place);
    const page = encodeURIComponent(place.endsWith("sanctions") ? `${CAMPAIGN}/sanctions` : CAMPAIGN);
    for (const channel of ["whatsapp", "telegram", "email", "bluesky", "mastodon", "x", "facebook"])
      expect(text, place).toMatch(new RegExp(`href="[^"]*${page}%3Fvia%3D${channel}["&]`));
    expect(text).toContain(`${decodeURIComponent(page)}?via=link"`);
    expect(text).not.toMatch(/signers\.example|<script[^>]*src="http/);
    const links = [...text.matchAll(/<a href="(https?:[^"]*|mailto:[^"]*)"[^>]*>/g)].filter(([, to]) =>
      to?.includes("via"),
    );
    for (const [link] of links) expect(link).toContain('rel="noreferrer external"');
  }
});

test("a QR code leads to the page it stands for, in black on white with room around it", async () => {
  await using site = await openSite();
  const { text, headers } = await site.get("/pictures/en/xinjiang/sanctions/qr.svg");
  expect(headers.get("Content-Type")).toBe("image/svg+xml");
  const page = `${site.context.config.PUBLIC_URL}${CAMPAIGN}/sanctions?via=qr`;
  expect(text).toBe(await qrCode.toString(page, { type: "svg", margin: 4, errorCorrectionLevel: "M" }));
  expect((await site.get("/pictures/en/xinjiang/qr.svg")).text).not.toBe(text);
});

test("a form that comes back with a fault still knows by which channel it came", async () => {
  await using site = await openSite();
  const { text, status } = await site.post(`${CAMPAIGN}/sign`, goodForm({ name: "", source: "whatsapp" }));
  expect(status).toBe(400);
  expect(text).toContain('name="source" value="whatsapp"');
});
