// Tells the page around an embed how high it is; nothing else leaves the frame.
if (parent !== window)
  new ResizeObserver(() =>
    parent.postMessage({ countersign: document.documentElement.offsetHeight }, "*"),
  ).observe(document.documentElement);
