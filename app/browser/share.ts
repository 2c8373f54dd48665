/** Offers what this browser has beside the plain links: its own list of apps, Signal among them, and the clipboard. */
export function shareHere(place: HTMLElement) {
  const { share: url = "", shareTitle: title = "", shareText: text = "" } = place.dataset;
  const device = place.querySelector<HTMLElement>("[data-share-device]");
  const copy = place.querySelector<HTMLElement>("[data-share-copy]");
  const status = place.querySelector<HTMLElement>("[role=status]");
  if (navigator.share) offer(device, () => navigator.share({ title, text, url }));
  if (navigator.clipboard)
    offer(copy, async () => {
      await navigator.clipboard.writeText(url);
      if (status) status.textContent = copy?.dataset.shareCopy ?? "";
    });
}

function offer(button: HTMLElement | null, share: () => Promise<void>) {
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => share().catch(() => {})); // whoever changes their mind has done nothing wrong
}
