import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import { followCount } from "#app/browser/count.ts";
import { quickExit } from "#app/browser/exit.ts";
import { findHere } from "#app/browser/find.ts";
import { askForPasskey } from "#app/browser/passkey.ts";
import { shareHere } from "#app/browser/share.ts";
import { ownShare } from "#app/domain/letters/originality.ts";

// Remix would hydrate the page from this file. No page here is hydrated: this is the one module that pages send along, and every page works without it.

const ASKING_MS = 3_000;
const WORKING_MS = 10_000;
const PAUSE_MS = 500;

for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-exit]")) quickExit(link);
for (const block of document.querySelectorAll<HTMLElement>("[data-count]")) followCount(block);
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-proof]")) proveBeforeSending(form);
for (const line of document.querySelectorAll<HTMLElement>("[data-own-share]")) tellOwnShare(line);
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-find]")) findHere(form);
for (const place of document.querySelectorAll<HTMLElement>("[data-share]")) shareHere(place);
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) askForPasskey(form);

for (const place of document.querySelectorAll<HTMLElement>("[data-copy]")) offerToCopy(place);

/** Shows a button that copies the field beside it. */
function offerToCopy(place: HTMLElement) {
  const field = document.getElementById(place.dataset.copy ?? "") as HTMLTextAreaElement | null;
  if (!field) return;
  place.hidden = false;
  place.querySelector("button")?.addEventListener("click", async () => {
    field.select(); // whatever the clipboard says, the visitor can press the keys
    await navigator.clipboard.writeText(field.value);
    say(place.querySelector("[role=status]"), place.dataset.copied ?? "");
  });
}

/** Asks, as the form is sent, whether proof of work is wanted, and does it. Whatever goes wrong, the form is sent. */
function proveBeforeSending(form: HTMLFormElement) {
  const status = form.querySelector<HTMLElement>("[data-busy]");
  let busy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    const proof = await proofFor(form.dataset.proof ?? "", () => say(status, status?.dataset.busy ?? "")).catch(
      () => null,
    );
    if (proof) fill(form, proof);
    form.submit();
  });
  addEventListener("pageshow", () => {
    busy = false; // the visitor came back to the form
    say(status, "");
  });
}

async function proofFor(address: string, onWork: () => void): Promise<string | null> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(ASKING_MS) });
  const { required, challenge }: { required: boolean; challenge: Challenge } = await answer.json();
  if (!required) return null;
  onWork();
  // Each try is done off the main thread by the browser itself, so that the page stays alive without a worker.
  const solution = await solveChallenge({ challenge, deriveKey, timeout: WORKING_MS });
  return solution && JSON.stringify({ challenge, solution });
}

function fill(form: HTMLFormElement, proof: string) {
  form.querySelector('input[name="proof"]')?.remove();
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "proof";
  field.value = proof;
  form.append(field);
}

/** Says beside the field how much of the letter is the writer's own, when they pause. Never in the way of anything. */
function tellOwnShare(line: HTMLElement) {
  const field = document.querySelector<HTMLTextAreaElement>("#ownWords");
  const { ownShare: some = "", none = "", digits = "" } = line.dataset;
  if (!field || !Intl.Segmenter) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    const percent = ownShare(field.value, document.querySelector("#statement")?.textContent ?? "");
    const written = String(percent).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
    const text = percent === 0 ? none : some.replace("{}", written);
    if (line.textContent !== text) say(line, text); // or a screen reader would repeat it at each pause
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(tell, PAUSE_MS);
  });
  if (field.value) tell();
}

function say(status: HTMLElement | null, text: string) {
  if (status) status.textContent = text;
}
