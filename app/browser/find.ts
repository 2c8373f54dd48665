import { folded } from "#app/domain/areas/names.ts";
import { mayBePostcode, plainPostcode } from "#app/domain/areas/postcode.ts";

const ASKING_MS = 5_000;
const PLACES_PER_DEGREE = 1_000; // about 100 metres, by which no house is known
const LOCATING = { timeout: 15_000, maximumAge: 60_000 };

type Answer = { areas: { id: string }[]; postcodes: Record<string, number[]> };

/**
 * Finds an area here instead of sending what was typed: of a postcode the server learns its beginning alone, of a name
 * nothing. Whatever goes wrong, the form is sent.
 */
export function findHere(form: HTMLFormElement) {
  const list = document.getElementById(form.dataset.find ?? "") as HTMLDetailsElement | null;
  const field = form.querySelector<HTMLInputElement>('input[name="place"]');
  const status = form.querySelector<HTMLElement>("[role=status]");
  if (!list || !field || !status) return;
  const items = [...list.querySelectorAll<HTMLElement>("[data-area]")];
  const names = items.map((item) => folded(item.textContent ?? ""));
  const fitting = (typed: string) => items.filter((_, place) => names[place]?.includes(folded(typed)));

  field.addEventListener("input", () => {
    status.replaceChildren();
    const left = mayBePostcode(field.value) ? items : fitting(field.value);
    for (const item of items) item.hidden = left.length > 0 && !left.includes(item);
  });
  form.addEventListener("submit", (event) => {
    const typed = field.value.trim();
    if (!typed) return; // the answer says what is missing
    event.preventDefault();
    areasOf(form, typed)
      .then((ids) => (ids === null || ids.length === 0 ? byName(typed) : show(ids, "several")))
      .catch(() => form.submit());
  });
  offerToLocate(form, status);

  function byName(typed: string) {
    const found = fitting(typed);
    if (found.length > 1) list?.setAttribute("open", "");
    if (found.length > 1) say(status, "matching");
    else show(idsOf(found), "several");
  }

  function show(ids: string[], several: string) {
    const links = items.filter((item) => ids.includes(item.dataset.area ?? "")).map((item) => item.querySelector("a"));
    const [first] = links;
    if (!first) return say(status, ids.length > 0 ? "vacant" : "none");
    if (links.length === 1) return location.assign(first.href);
    say(status, several);
    const choices = document.createElement("ul");
    choices.className = "find-links find-choice";
    for (const link of links) {
      const choice = document.createElement("li");
      if (link) choice.append(link.cloneNode(true));
      choices.append(choice);
    }
    status?.append(choices);
  }
}

/** The areas of a postcode by their ids; null for what is none, or is not looked up by postcode. */
async function areasOf({ dataset }: HTMLFormElement, typed: string): Promise<string[] | null> {
  const postcode = plainPostcode(typed);
  const length = Number(dataset.prefix);
  if (!dataset.postcodes || !mayBePostcode(typed) || postcode.length <= length) return null;
  const address = `${dataset.postcodes}${encodeURIComponent(postcode.slice(0, length))}.json`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(ASKING_MS) });
  if (!answer.ok) throw new Error();
  const { areas, postcodes }: Answer = await answer.json();
  return (postcodes[postcode.slice(length)] ?? []).flatMap((place) => areas[place]?.id ?? []);
}

function offerToLocate(form: HTMLFormElement, status: HTMLElement) {
  const button = form.querySelector<HTMLElement>("[data-locate]");
  const note = form.querySelector<HTMLElement>("[data-locate-note]");
  if (!button || !note || !("geolocation" in navigator)) return;
  button.hidden = note.hidden = false;
  button.addEventListener("click", () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        put(form, "latitude", latitude);
        put(form, "longitude", longitude);
        form.submit();
      },
      () => {
        status.textContent = button.dataset.locate ?? "";
      },
      LOCATING,
    ),
  );
}

function put(form: HTMLFormElement, name: string, degrees: number) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = name;
  field.value = String(Math.round(degrees * PLACES_PER_DEGREE) / PLACES_PER_DEGREE);
  form.append(field);
}

const idsOf = (items: HTMLElement[]) => items.map((item) => item.dataset.area ?? "");

function say(status: HTMLElement | null, what: string) {
  if (!status) return;
  const text = document.createElement("p");
  text.textContent = status.dataset[what] ?? "";
  status.replaceChildren(text);
}
