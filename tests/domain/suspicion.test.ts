import { expect, test } from "vitest";
import { mailDomain } from "#app/domain/addresses.ts";
import { isGreatProvider } from "#app/domain/mail-providers.ts";
import { mailDelay, type Signal, verdictOn } from "#app/domain/suspicion.ts";
import { isDisposable } from "#app/integrations/disposable-domains.ts";
import { burstWatch } from "#app/web/bursts.ts";
import { windowOf } from "#app/web/windows.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 12) + seconds * 1_000);
const key = (n: number) => Buffer.from(n.toString(16).padStart(16, "0"), "hex");

test.each<[Signal[], "quick" | "slow", boolean]>([
  [[], "quick", false],
  [["honeypot"], "slow", true],
  [["network-burst"], "slow", false],
  [["domain-burst"], "slow", false],
  [["campaign-burst"], "quick", false],
  [["disposable-domain"], "quick", false],
  [["no-proof"], "slow", false],
  [["campaign-burst", "disposable-domain"], "slow", false],
  [["campaign-burst", "no-proof"], "slow", false],
  [["network-burst", "disposable-domain"], "slow", true],
  [["network-burst", "no-proof"], "slow", true],
  [["disposable-domain", "no-proof"], "slow", true],
])("%j: the %s lane, held: %s", (seen, lane, hold) => {
  expect(verdictOn(seen)).toEqual({ lane, hold });
});

test("a domain that brings too many is held whatever else is known", () => {
  expect(verdictOn([], { domainOver: true }).hold).toBe(true);
});

test("the slow lane waits from one to ten minutes", () => {
  expect(mailDelay({ lane: "quick", hold: false }, 0.5)).toBe(0);
  expect(mailDelay({ lane: "slow", hold: false }, 0)).toBe(60_000);
  expect(mailDelay({ lane: "slow", hold: true }, 0.999_999)).toBeLessThan(600_000);
});

test.each(["duck.com", "simplelogin.com", "simplelogin.io", "proton.me", "tuta.com", "riseup.net", "mozmail.com"])(
  "%s, where people protect themselves, is no throw-away mailbox",
  async (domain) => {
    expect(await isDisposable(domain)).toBe(false);
    expect(await isDisposable("mailinator.com")).toBe(true);
  },
);

test.each([
  ["a@farm.example", "farm.example"],
  ["a@x.y.farm.example", "farm.example"],
  ["a@mail.office.co.uk", "office.co.uk"],
  ["a@office.de", "office.de"],
  ["a@BÜCHER.example", "xn--bcher-kva.example"],
])("%s is of the domain %s", (address, domain) => expect(mailDomain(address)).toBe(domain));

test("great providers are known under their countries' names too", () => {
  for (const domain of ["gmail.com", "hotmail.fr", "yahoo.co.uk", "gmx.at"]) expect(isGreatProvider(domain)).toBe(true);
  for (const domain of ["farm.example", "notgmail.com", "yahoo.farm.example"])
    expect(isGreatProvider(domain)).toBe(false);
});

test("a window slides: what came is half forgotten after one and a half, and wholly after two", () => {
  const window = windowOf(60);
  for (let n = 0; n < 99; n++) window.count(key(7), at(0));
  expect(window.count(key(7), at(1))).toBe(100);
  expect(window.count(key(7), at(90))).toBe(51);
  expect(window.count(key(7), at(240))).toBe(1);
  expect(window.count(key(8), at(240))).toBe(1);
});

test("a hundred thousand networks in one window are told apart", () => {
  const window = windowOf(3_600);
  const random = Array.from({ length: 100_000 }, () => crypto.getRandomValues(new Uint8Array(8)));
  const counts = random.map((network) => window.count(network, at(0)));
  expect(Math.max(...counts)).toBeLessThan(10);
  for (let n = 0; n < 40; n++) window.count(random[0] as Uint8Array, at(1));
  expect(window.count(random[0] as Uint8Array, at(1))).toBeGreaterThanOrEqual(42);
});

test("a campaign is in a burst from its 61st signature within a minute, and out of it when it has been calm for ten", () => {
  const watch = burstWatch();
  for (let n = 0; n < 60; n++) expect(watch.count("c", at(0))).toBe(false);
  expect(watch.count("c", at(30))).toBe(true);
  expect(watch.isIn("c", at(8 * 60))).toBe(true);
  expect(watch.isIn("another", at(30))).toBe(false);
  expect(watch.isIn("c", at(15 * 60))).toBe(false);
});

test("a campaign that is signed a hundred times a minute all day is in a burst at five hundred", () => {
  const watch = burstWatch();
  const minute = (m: number, times: number) => {
    let burst = false;
    for (let n = 0; n < times; n++) burst = watch.count("c", at(m * 60)) || burst;
    return burst;
  };
  for (let m = 0; m < 7 * 60; m++) minute(m, 100); // it began as a burst, and became the everyday
  expect(minute(7 * 60, 400)).toBe(false);
  expect(minute(7 * 60 + 1, 600)).toBe(true);
  for (let m = 2; m < 4 * 60; m++) expect(minute(7 * 60 + m, 600)).toBe(true); // a flood does not become usual by lasting an hour
});
