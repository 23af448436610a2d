// What every page gains from a script: cards for terms, the anchor kept when the language changes, copy buttons,
// the remembered view of a section, and reading offline. Each part is alone: nothing here is needed to read the page,
// and a browser that refuses storage, clipboard or workers loses that part only.
(() => {
  "use strict";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);

  // --- Cards -----------------------------------------------------------------------------------------------------
  // One element for all terms. It shows the note that stands at the end of the page, so nothing is fetched.
  const card = document.createElement("div");
  card.id = "card";
  card.hidden = true;
  card.setAttribute("role", "tooltip");
  let owner = null; // the link whose card is open
  let timer = 0;
  let tap = false; // the last press came from a finger or a pen
  let wasOpen = false; // and its card was open already: this press may follow the link

  const noteOf = (link) => byId("note-" + link.dataset.term);

  function place(link) {
    const boxes = link.getClientRects();
    const first = boxes[0];
    const last = boxes[boxes.length - 1];
    const room = document.documentElement.clientWidth - card.offsetWidth - 8;
    const above = last.bottom + card.offsetHeight + 8 > innerHeight && first.top > card.offsetHeight + 8;
    card.style.left = scrollX + Math.max(8, Math.min((above ? first : last).left, room)) + "px";
    card.style.top = scrollY + (above ? first.top - card.offsetHeight - 4 : last.bottom + 4) + "px";
  }

  function open(link) {
    clearTimeout(timer);
    const note = noteOf(link);
    if (!note || owner === link) return;
    close();
    // Spoken at once only for touch: with a keyboard the description of the focused link is read anyway.
    card.setAttribute("aria-live", tap ? "polite" : "off");
    card.replaceChildren(...[...note.childNodes].map((node) => node.cloneNode(true)));
    // The name becomes plain words, the link moves to the end.
    const name = card.querySelector("a");
    const more = link.cloneNode();
    more.className = "more";
    more.removeAttribute("id");
    more.lang = document.documentElement.lang;
    more.textContent = (byId("say") || card).dataset.more || "…";
    if (name) {
      const words = document.createElement("span");
      words.append(...name.childNodes);
      name.replaceWith(words);
      more.href = name.href;
    }
    card.append(more);
    card.hidden = false;
    owner = link;
    link.setAttribute("aria-describedby", "card");
    place(link);
  }

  function close() {
    clearTimeout(timer);
    if (owner) owner.removeAttribute("aria-describedby");
    owner = null;
    card.hidden = true;
  }

  // A pointer may travel from the word to the card: a short grace before it closes.
  const closeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(close, 250);
  };

  function cards() {
    const terms = all("a.term").filter(noteOf);
    if (!terms.length) return;
    document.body.append(card);
    const numbers = new Map(all(".notes li").map((note, index) => [note.id, index + 1]));
    for (const link of terms) {
      link.dataset.n = numbers.get("note-" + link.dataset.term) || ""; // printed after the word on paper
      link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && open(link));
      link.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && owner === link && closeSoon());
      link.addEventListener("pointerdown", (event) => {
        tap = event.pointerType !== "mouse" || matchMedia("(hover: none)").matches;
        wasOpen = owner === link;
      });
      link.addEventListener("focus", () => open(link));
      link.addEventListener("blur", (event) => card.contains(event.relatedTarget) || closeSoon());
      link.addEventListener("click", (event) => {
        if (!tap || wasOpen) return;
        event.preventDefault();
        open(link);
      });
    }
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && closeSoon());
    card.addEventListener("focusin", () => clearTimeout(timer));
    card.addEventListener("focusout", closeSoon);
    document.addEventListener("pointerdown", (event) => {
      if (owner && !card.contains(event.target) && !owner.contains(event.target)) close();
    });
    document.addEventListener("keydown", (event) => {
      tap = false;
      if (event.key !== "Escape" || !owner) return;
      const link = owner;
      if (card.contains(document.activeElement)) link.focus();
      close();
    });
  }

  // --- The other language at the same place ------------------------------------------------------------------------
  // The anchor of the address if it is in sight, else the first paragraph in sight.
  function languages() {
    const link = document.querySelector(".switch");
    if (!link) return;
    const bare = link.href;
    const seen = (element) => {
      const box = element.getBoundingClientRect();
      return box.bottom > 0 && box.top < innerHeight;
    };
    const aim = () => {
      const target = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
      const pair = target && seen(target) ? null : scrollY > 0 && all(".pair[id]").find(seen);
      link.href = bare + location.search + (pair ? "#" + pair.id : location.hash);
    };
    aim();
    addEventListener("hashchange", aim);
    for (const kind of ["pointerdown", "focus", "click"]) link.addEventListener(kind, aim);
  }

  // --- Copy buttons ------------------------------------------------------------------------------------------------
  // data-text: these words. data-copy: an address, copied in full.
  async function copy(button) {
    const words = button.dataset.text || new URL(button.dataset.copy, location.href).href;
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      const area = document.createElement("textarea"); // pages opened from a folder have no clipboard
      area.value = words;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    const say = byId("say");
    if (!say) return;
    const label = button.textContent;
    say.textContent = button.textContent = say.dataset.copied;
    button.disabled = true;
    setTimeout(() => {
      button.textContent = label;
      button.disabled = false;
      say.textContent = "";
    }, 1500);
  }

  function copies() {
    for (const button of all("button.copy")) {
      button.hidden = false;
      button.addEventListener("click", () => copy(button));
    }
  }

  // --- Which language of a section is shown on a phone ---------------------------------------------------------------
  function views() {
    const choices = all("input[name=view]");
    if (!choices.length) return;
    try {
      const kept = byId(localStorage.getItem("view"));
      if (kept && kept.name === "view") kept.checked = true;
    } catch {}
    for (const choice of choices) {
      choice.addEventListener("change", () => {
        try {
          localStorage.setItem("view", choice.id);
        } catch {}
      });
    }
  }

  // --- Offline -----------------------------------------------------------------------------------------------------
  // The manifest stands at the root of the site, and the worker beside it.
  function offline() {
    const manifest = document.querySelector("link[rel=manifest]");
    if (!manifest || !/^http/.test(location.protocol) || !navigator.serviceWorker) return;
    addEventListener("load", async () => {
      try {
        const registration = await navigator.serviceWorker.register(new URL("sw.js", manifest.href));
        if (!registration) return; // some browsers refuse a worker by answering with nothing
        await (await import(new URL("assets/js/offline.js", manifest.href))).start(registration);
      } catch {}
    });
  }

  for (const part of [cards, languages, copies, views, offline]) {
    try {
      part();
    } catch {}
  }
})();
