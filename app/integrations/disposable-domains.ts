/** Whether a mail domain is on a list of throw-away mailboxes (disposable-email-domains-js, CC0). A signal, never a reason to refuse. */
export type IsDisposable = (domain: string) => Promise<boolean>;

let list: Promise<Set<string>> | null = null;

/** The list is read at the first question and then kept: half a megabyte. */
export const isDisposable: IsDisposable = async (domain) => {
  list ??= import("disposable-email-domains-js").then((module) => module.disposableEmailBlocklistSet());
  return (await list).has(domain);
};
