import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openInboundSite, report, sentLetter, written } from "#tests/inbound.ts";
import { ADA, HIS } from "#tests/letters.ts";
import { organiserAt } from "#tests/organiser.ts";
import type { Site } from "#tests/site.ts";

const DESK = "/organise/letters/inbound";
const openFolderSite = () => openInboundSite({ INBOUND_SMTP: "", INBOUND_DIR: "inbox" });

/** A file that was written a while ago. */
function drop(site: Site, name: string, content: string | Buffer) {
  const file = join(site.dataDir, "inbox", name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, content);
  const before = new Date(Date.now() - 5_000);
  utimesSync(file, before, before);
  return file;
}
const names = (site: Site, part: string) => readdirSync(join(site.dataDir, "inbox", part)).sort();

test("a mail server puts a report and an answer into a folder: each is taken once, and nothing readable is left", async () => {
  await using inbound = await openFolderSite();
  const { site, read } = inbound;
  const letter = await sentLetter(site);
  const hers = await sentLetter(site, { email: "rahile@writers.example", name: "Rahile Demo" });
  const file = drop(site, "1.eml", `Return-Path: <>\nDelivered-To: ${letter.returnPath()}\n${report("5.2.2", "full")}`);
  drop(
    site,
    "new/2.mx",
    `Return-Path: <${ADA}>\nX-Original-To: ${hers.returnPath()}\nTo: <letters@act.example>\n${written()}`,
  );
  const kept = readFileSync(file);
  await Promise.all([read(), read()]);
  expect(await letter.state()).toBe("queued");
  expect(await hers.history()).toContain("answered");
  expect([names(site, "done"), names(site, "new"), existsSync(file)]).toEqual([["1.eml", "2.mx"], [], false]);
  expect(statSync(join(site.dataDir, "inbox/done/1.eml")).size).toBe(0);

  drop(site, "3.eml", kept); // brought once more
  await read();
  expect((await letter.history()).filter((kind) => kind === "mailbox-full")).toHaveLength(1);
});

test("nobody wrote down where it came: the letter is known by our Message-ID or by what the report returns", async () => {
  await using inbound = await openFolderSite();
  const { site, read } = inbound;
  const letter = await sentLetter(site);
  const messageId = /^Message-ID: (.*)\r$/m.exec((await site.mailsTo(ADA))[0]?.raw ?? "")?.[1];
  drop(
    site,
    "1.eml",
    `To: letters@act.example\nReferences: <x@y.test>\n ${messageId}\n${written({ text: "By reference." })}`,
  );
  await read();
  expect((await site.mailsTo(HIS)).at(-1)?.text).toContain("By reference.");
  const returned = `--b1\nContent-Type: text/rfc822-headers\n\nMessage-ID: ${messageId}\n\n--b1--`;
  drop(site, "2.eml", report("5.1.1").replace("--b1--", returned));
  await read();
  expect(await letter.state()).toBe("held");
});

test("what is no message, too large, or still being written is not taken; what is about nothing waits for an organiser", async () => {
  await using inbound = await openFolderSite();
  const { site, read } = inbound;
  drop(site, "empty.eml", "");
  drop(site, "large.eml", Buffer.alloc(11 * 1024 * 1024, "x"));
  drop(site, "note.txt", "not for us");
  drop(site, "spam.eml", written({ from: "x@spam.example", subject: "Buy this", text: "Now" }));
  writeFileSync(join(site.dataDir, "inbox", "fresh.eml"), "From: a");
  await read();
  expect(names(site, "failed")).toEqual(["empty.eml", "large.eml"]);
  expect(names(site, "").filter((name) => name.includes("."))).toEqual(["fresh.eml", "note.txt"]);
  const organiser = await organiserAt(site);
  const { text } = await organiser.get(DESK);
  expect(text).toContain("Buy this");
  const mail = /name="mail" value="([^"]+)"/.exec(text)?.[1] ?? "";
  await organiser.post(DESK, { mail, decision: "discard" });
  expect((await organiser.get(DESK)).text).not.toContain("Buy this");
});

test("the program is killed after a message is safe and before its file is gone: it counts once", async () => {
  await using inbound = await openFolderSite();
  const { site, read } = inbound;
  const letter = await sentLetter(site);
  const content = `Delivered-To: ${letter.returnPath()}\nReturn-Path: <${ADA}>\n${written()}`;
  const file = drop(site, "1.eml", content);
  renameSync(file, drop(site, "2.eml", content));
  drop(site, "1.eml", content);
  await read();
  await read();
  expect((await letter.history()).filter((kind) => kind === "answered")).toHaveLength(1);
});
