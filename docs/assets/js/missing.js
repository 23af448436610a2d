/* The 404 page: suggest the published address that is nearest to the one asked for. */
(function () {
  "use strict";
  const page = document.querySelector(".page-missing");
  if (!page || !window.fetch) return;

  /* Letters to change, drop or put in to turn a into b; gives up early when it is more than `most`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      let corner = row[0], least = (row[0] = i);
      for (let j = 1; j <= b.length; j++) {
        const up = row[j];
        row[j] = Math.min(up + 1, row[j - 1] + 1, corner + (a[i - 1] === b[j - 1] ? 0 : 1));
        corner = up;
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
    }
    return row[b.length];
  }

  const list = page.dataset.addresses;
  const root = new URL(list, location.href).pathname.replace(/data\/addresses\.json$/, "");
  const asked = decodeURIComponent(location.pathname).replace(root, "").replace(/index\.html$/, "").toLowerCase();
  if (!asked) return;
  fetch(list).then((answer) => answer.json()).then((addresses) => {
    let best = "", least = Math.max(3, Math.ceil(asked.length / 3));
    for (const address of addresses) {
      const far = distance(asked, address, least);
      if (far < least) { best = address; least = far; }
    }
    if (!best) return;
    const line = page.querySelector(".nearest");
    const link = line.querySelector("a");
    link.href = root + best;
    link.textContent = best;
    line.hidden = false;
  }).catch(() => {});
})();
