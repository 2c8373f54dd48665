import { expect, test } from "vitest";
import { openInboundSite, sentLetter, written } from "#tests/inbound.ts";
import { HIS } from "#tests/letters.ts";

const nested = (depth: number) => {
  let mail = "";
  for (let n = 0; n < depth; n++) mail += `Content-Type: multipart/mixed; boundary="b${n}"\n\n--b${n}\n`;
  return `From: a@monsters.example\nSubject: nested\n${mail}Content-Type: text/plain\n\nbottom`;
};
const parts = (n: number) =>
  `From: a@monsters.example\nContent-Type: multipart/mixed; boundary=b\n\n${"--b\nContent-Type: text/plain\n\nx\n".repeat(n)}--b--`;
const inside = (depth: number): string =>
  depth === 0 ? "Subject: end\n\nend" : `Subject: in\nContent-Type: message/rfc822\n\n${inside(depth - 1)}`;
const tags = `From: a@monsters.example\nContent-Type: text/html\n\n${"<div>".repeat(200_000)}`;

const MONSTERS: [string, string | Buffer][] = [
  ["a header of 1 MB", `From: a@monsters.example\nSubject: ${"x".repeat(1_000_000)}\n\nx`],
  ["100,000 headers", `From: a@monsters.example\n${"X-Y: z\n".repeat(100_000)}\nx`],
  ["2,000 multiparts in each other", nested(2_000)],
  ["50,000 parts", parts(50_000)],
  ["500 messages in each other", inside(500)],
  ["200,000 open tags", tags],
  ["no header at all", "\r\n\r\n"],
  ["bytes by chance", Buffer.from(Array.from({ length: 50_000 }, (_, n) => (n * 7919) % 251))],
  [
    "a report that promises and says nothing",
    'From: MAILER-DAEMON@x.test\nContent-Type: multipart/report; boundary="b"\n\n--b\nContent-Type: message/delivery-status\n\n\n--b--',
  ],
  [
    "a subject in no language",
    "From: a@monsters.example\nSubject: =?utf-99?b?////?= =?x?q?=ZZ?=\nContent-Type: text/plain; charset=klingon\n\n\xff\xfe",
  ],
];

test("whatever comes is answered and read, and the next answer goes on to him", async () => {
  await using inbound = await openInboundSite();
  const { site, bring, read } = inbound;
  const letter = await sentLetter(site);
  const before = process.memoryUsage().rss;
  for (const [name, raw] of MONSTERS) {
    expect([name, (await bring({ from: "", to: letter.returnPath(), raw })).at(-1)]).toEqual([name, 250]);
    await read();
  }
  console.log(`memory grew by ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB`);
  expect(await letter.state()).toBe("sent");
  await bring({ from: "ada@parliament.example", to: letter.returnPath(), raw: written({ text: "At last." }) });
  await read();
  expect((await site.mailsTo(HIS)).at(-1)?.text).toContain("At last.");
});

test("sixty come at once to one letter: five go on to him, the others wait for an organiser", async () => {
  await using inbound = await openInboundSite();
  const { site, bring, read } = inbound;
  const letter = await sentLetter(site);
  const began = performance.now();
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      bring({ from: "a@b.example", to: letter.returnPath(), raw: written({ text: `${n}` }) }),
    ),
  );
  const taken = answers.filter((codes) => codes.at(-1) === 250).length;
  await Promise.all([read(), read()]);
  console.log(`${taken} taken and read in ${Math.round(performance.now() - began)} ms`);
  // Those that were refused were refused for now: nobody may fill the disk within a day.
  for (const codes of answers) expect([250, 452]).toContain(codes.at(-1));
  expect(taken).toBeGreaterThanOrEqual(50);
  expect((await letter.history()).filter((kind) => kind === "answered")).toHaveLength(5);
  expect(await bring({ from: "a@b.example", to: letter.returnPath(), raw: written() })).toEqual([452]);
});
