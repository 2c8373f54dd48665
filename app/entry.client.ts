import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";

// Remix would hydrate the page from this file. No page here is hydrated: this is the one module that pages send along, and every page works without it.

const ASKING_MS = 3_000;
const WORKING_MS = 10_000;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-proof]")) proveBeforeSending(form);

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

function say(status: HTMLElement | null, text: string) {
  if (status) status.textContent = text;
}
