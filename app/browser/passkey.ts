/** Asks the browser for a passkey as the form is sent, and sends along what it answers. */
export function askForPasskey(form: HTMLFormElement) {
  const status = form.querySelector<HTMLElement>("[role=status]");
  const field = form.querySelector<HTMLInputElement>('input[name="passkey"]');
  let busy = false;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    say("asking");
    answerTo(form)
      .then((answer) => {
        if (field) field.value = JSON.stringify(answer);
        form.submit();
      })
      .catch((error) => say(faultOf(error)))
      .finally(() => {
        busy = false;
      });
  });

  function say(what: "asking" | "cancelled" | "known" | "unable") {
    if (status) status.textContent = status.dataset[what] ?? "";
  }
}

/** What the browser's own dialogue answers, in the JSON of Web Authentication Level 3 §5.1.8. */
async function answerTo({ dataset }: HTMLFormElement): Promise<Credential | null> {
  const options = JSON.parse(dataset.options ?? "");
  return dataset.passkey === "make"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

/** What went wrong, by the names of §5.1.3 and §5.1.4; a browser that lacks all this throws a TypeError. */
function faultOf({ name }: Error) {
  if (name === "InvalidStateError") return "known";
  return name === "NotAllowedError" || name === "AbortError" ? "cancelled" : "unable";
}
