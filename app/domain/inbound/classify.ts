import { isAutomaticSubject, isBounceSubject } from "#app/domain/inbound/subjects.ts";

/** A message that came in, as far as it matters to what it is. Made by integrations/inbound/read-mail.ts. */
export type InboundMail = {
  /** MAIL FROM was empty, as with every report (RFC 5321 §4.5.5); null when whoever brought the message does not say. */
  nullSender: boolean | null;
  /** The address and name in From, as written. */
  from: { name: string; address: string };
  subject: string;
  /** Values by lower-case name. */
  headers: ReadonlyMap<string, string>;
  /** What a person wrote, or a server for persons; what it returns is not in it. */
  text: string;
  /** The parts for machines of a delivery report (RFC 3464). */
  reports: string[];
  /** The header lines of what is returned, if anything. */
  returned: string;
  /** Names of what is attached. */
  attachments: string[];
};

export type ReportKind = "bad-address" | "mailbox-full" | "not-now" | "blocked" | "refused" | "delayed" | "delivered";
export type MailClass = {
  kind: ReportKind | "auto-reply" | "reply" | "unparsable";
  /** The enhanced status code (RFC 3463), such as 5.1.1, of a report that has one. */
  status: string | null;
};

const SUCCESS = ["delivered", "relayed", "expanded"];
const DAEMON = /^(mailer-daemon|postmaster)$/i;

/**
 * What a message is. A report is only believed without a sender; from somebody it is that person's reply. Some servers say
 * x.0.0 for everything: then what they quote decides.
 */
export function classify(mail: InboundMail): MailClass {
  const unsent = mail.nullSender ?? isDaemon(mail.from);
  if (unsent && mail.reports.length > 0) return classifyReport(mail);
  if (unsent && looksLikeBounce(mail)) return classifyText(mail);
  if (isAutomatic(mail)) return { kind: "auto-reply", status: null };
  if (unsent || isDaemon(mail.from)) return { kind: "unparsable", status: null };
  if (mail.text.trim() === "" && mail.attachments.length === 0) return { kind: "unparsable", status: null };
  return { kind: "reply", status: null };
}

/** The first value of a field in header lines or in a report (RFC 3464 §2.1), folded lines joined; null where there is none. */
export function fieldOf(lines: string, name: string): string | null {
  const wanted = `${name.toLowerCase()}:`;
  const line = unfolded(lines)
    .split(/\r?\n/)
    .find((candidate) => candidate.toLowerCase().startsWith(wanted));
  return line?.slice(wanted.length).trim() || null;
}

function classifyReport(mail: InboundMail): MailClass {
  const report = mail.reports.join("\n\n");
  const action = fieldOf(report, "Action")?.toLowerCase().split(/\s/)[0] ?? "";
  const said = statusIn(fieldOf(report, "Status") ?? "");
  if (SUCCESS.includes(action)) return { kind: "delivered", status: said };
  if (action === "delayed") return { kind: "delayed", status: said };
  const diagnostic = fieldOf(report, "Diagnostic-Code") ?? "";
  const exact = said && !said.endsWith(".0.0") ? said : null;
  const status =
    exact ?? statusIn(diagnostic) ?? quotedIn(mail.text) ?? guessed(diagnostic) ?? guessed(mail.text) ?? said;
  if (action !== "failed" || !status) return { kind: "unparsable", status };
  return { kind: kindOf(status, `${diagnostic} ${mail.text}`), status };
}

function classifyText(mail: InboundMail): MailClass {
  const status = quotedIn(mail.text) ?? guessed(mail.text);
  return status ? { kind: kindOf(status, mail.text), status } : { kind: "unparsable", status: null };
}

/** What a status code means for us (RFC 3463, and the registry of enhanced status codes). */
function kindOf(status: string, said: string): ReportKind {
  const [kind, subject, detail] = status.split(".").map(Number);
  if (subject === 2 && detail === 2) return "mailbox-full";
  if (kind === 4) return "not-now";
  // 5.1.7 and 5.1.8 are about the sender's address, which is ours.
  if (subject === 1) return detail === 7 || detail === 8 ? "blocked" : "bad-address";
  if (subject === 2 && detail === 1) return "bad-address"; // the mailbox is closed
  // Exchange's way to say that there is no such person; and a domain that is not there.
  if (subject === 4 && detail === 1 && /recipient address rejected/i.test(said)) return "bad-address";
  if (subject === 4 && detail === 4) return "bad-address";
  return subject === 7 ? "blocked" : "refused";
}

const STATUS = /\b[245]\.\d{1,3}\.\d{1,3}\b/;
/** As servers quote each other: the three digits, then the enhanced code. */
const QUOTED = /\b[45]\d\d[ -]+#?([45]\.\d{1,3}\.\d{1,3})\b/;

const statusIn = (said: string) => STATUS.exec(said)?.[0] ?? null;
const quotedIn = (said: string) => QUOTED.exec(said)?.[1] ?? null;

const GUESSES: [RegExp, string][] = [
  [/\b452\b|\b(mailbox|inbox|quota)[^.\n]{0,40}\b(full|exceeded|over)|over quota|quota exceeded/i, "5.2.2"],
  [/spam|blocked|block ?list|blacklist|policy|dmarc|\bspf\b|\bdkim\b|reputation/i, "5.7.1"],
  [
    /(user|mailbox|recipient|address|account|alias)[^.\n]{0,40}\b(unknown|not found|not exist|does ?n[o']t exist|unavailable|invalid)|(no such|unknown|invalid) (user|mailbox|recipient|address|account)/i,
    "5.1.1",
  ],
  [/\b552\b/, "5.2.2"],
  [/\b550\b[^\n]*/, "5.0.0"],
];
const guessed = (said: string) => GUESSES.find(([words]) => words.test(said))?.[1] ?? null;

const AUTO_HEADERS = ["x-autoreply", "x-autorespond", "x-autoresponder"];

/** A machine answers (RFC 3834 §5, and what programs did before it), or a program says that a message was opened (RFC 8098). */
function isAutomatic({ headers, subject }: InboundMail): boolean {
  const submitted = headers.get("auto-submitted")?.toLowerCase() ?? "no";
  if (!submitted.startsWith("no")) return true;
  if (AUTO_HEADERS.some((name) => headers.has(name))) return true;
  if (/^auto_reply/i.test(headers.get("precedence") ?? "")) return true;
  if (/disposition-notification/i.test(headers.get("content-type") ?? "")) return true;
  return isAutomaticSubject(subject);
}

const looksLikeBounce = ({ from, subject, headers }: InboundMail) =>
  headers.has("x-failed-recipients") || isDaemon(from) || isBounceSubject(subject);

const isDaemon = ({ address }: InboundMail["from"]) => DAEMON.test(address.split("@")[0] ?? "");

const unfolded = (lines: string) => lines.replace(/\r?\n[ \t]+/g, " ");
