/** Asks the browser for a passkey as the form is sent, and sends along what it answers. */
export function askForPasskey(form: HTMLFormElement) {
  const status = form.querySelector<HTMLElement>("[role=status]");
  const library = import("@simplewebauthn/browser"); // loaded while the organiser reads
  library.catch(() => {}); // then the form is sent as it is, and the answer says what is missing
  let busy = false;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    say("asking");
    library
      .then((passkeys) => answerTo(form, passkeys).then(send, (error) => say(faultOf(error))))
      .catch(() => form.submit())
      .finally(() => {
        busy = false;
      });
  });

  function send(answer: unknown) {
    const field = form.querySelector<HTMLInputElement>('input[name="passkey"]');
    if (field) field.value = JSON.stringify(answer);
    form.submit();
  }

  function say(what: "asking" | "cancelled" | "known" | "unable") {
    if (status) status.textContent = status.dataset[what] ?? "";
  }
}

function answerTo({ dataset }: HTMLFormElement, passkeys: typeof import("@simplewebauthn/browser")): Promise<unknown> {
  const optionsJSON = JSON.parse(dataset.options ?? "");
  return dataset.passkey === "make"
    ? passkeys.startRegistration({ optionsJSON })
    : passkeys.startAuthentication({ optionsJSON });
}

/** What went wrong, by the names of Web Authentication Level 2 §5.1.3 and §5.1.4. */
function faultOf({ name }: Error) {
  if (name === "InvalidStateError") return "known";
  return name === "NotAllowedError" || name === "AbortError" ? "cancelled" : "unable";
}
