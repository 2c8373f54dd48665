// Puts a campaign's box beneath each of its links, and hides the link once the box has answered. Where anything is
// blocked, the link stays. Nothing is stored, and nothing is read of the page around.
{
  const { origin } = new URL(document.currentScript.src);
  for (const link of document.querySelectorAll("a[data-countersign]:not([data-boxed])")) {
    if (link.origin !== origin) continue;
    const { countersign, ...chosen } = link.dataset;
    const options = Object.entries(chosen).filter(([name]) => ["locale", "look", "theme"].includes(name));
    const frame = document.createElement("iframe");
    frame.src = `${origin}/embed/${encodeURIComponent(countersign)}?${new URLSearchParams(options)}`;
    frame.title = link.textContent;
    frame.style.cssText = "border:0;display:block;inline-size:100%;block-size:0";
    link.dataset.boxed = "";
    link.after(frame);
    addEventListener("message", ({ data, origin: from, source }) => {
      const height = from === origin && source === frame.contentWindow ? Number(data?.countersign) : 0;
      if (!(height > 0 && height < 3000)) return;
      frame.style.blockSize = `${height}px`;
      link.style.display = "none";
    });
  }
}
