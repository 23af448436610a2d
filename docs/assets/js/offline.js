// What the reader sees of reading offline: the buttons that keep one language whole, and the notice of a new edition.
// site.js loads this once the worker is registered. Words and sizes come from data/offline.json, which is fetched only if
// a button or a notice needs it. Markup: <button class="keep" data-lang="zh" hidden>, followed by <output>.
const ROOT = new URL("../../", import.meta.url);
const PARALLEL = 6;

const lang = document.documentElement.lang === "en" ? "en" : "zh";
const fetched = async (path) => (await fetch(new URL(path, ROOT))).json();
const fill = (text, slots) => text.replace(/\{(\w+)\}/g, (whole, name) => slots[name] ?? whole);
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
const store = (name) => caches.open("kept-" + name);
const mark = (version) => new URL("kept/" + version, ROOT).href; // says which edition a store holds

async function versionOf(name) {
  if (!(await caches.has("kept-" + name))) return "";
  const marks = (await (await store(name)).keys()).map((request) => request.url).filter((url) => url.startsWith(mark("")));
  return marks.length ? marks[0].slice(mark("").length) : "";
}

// Fetches what is new or changed, drops what is gone; the mark is set last, so a broken run is seen and can be repeated.
async function keepAll(name, version, say) {
  const files = await fetched(`data/offline-${name}.json`);
  const cache = await store(name);
  const wanted = new Map(files.map(([address, , hash]) => [new URL(address, ROOT).href, hash]));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  const waiting = [...wanted];
  let done = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [address, hash] = next;
      const kept = await cache.match(address);
      if (!kept || kept.headers.get("x-hash") !== hash) {
        const response = await fetch(address, { cache: "no-cache" });
        if (!response.ok) throw new Error(address);
        const headers = { "content-type": response.headers.get("content-type") || "text/html", "x-hash": hash };
        await cache.put(address, new Response(await response.blob(), { headers }));
      }
      say(++done, files.length);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  await cache.put(mark(version), new Response(""));
}

async function offer(button, editions) {
  const { bytes, version, words } = editions[button.dataset.lang];
  const output = button.nextElementSibling;
  const show = async () => {
    const held = await versionOf(button.dataset.lang);
    button.textContent = fill(held ? (held === version ? words.forget : words.renew) : words.keep, { size: megabytes(bytes) });
    button.dataset.held = held;
  };
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      if (button.dataset.held === version) {
        await caches.delete("kept-" + button.dataset.lang);
        output.textContent = words.forgotten;
      } else {
        await keepAll(button.dataset.lang, version, (done, total) => (output.textContent = fill(words.progress, { done, total })));
        output.textContent = words.kept;
      }
    } catch {
      output.textContent = words.failed; // no network, or no room
    }
    button.disabled = false;
    show();
  });
  await show();
  button.hidden = false;
}

// A new edition is announced at the foot of the page and waits for the reader.
async function announce(worker) {
  if (document.querySelector(".edition")) return;
  const { words } = (await fetched("data/offline.json"))[lang];
  const notice = document.createElement("p");
  const button = document.createElement("button");
  notice.className = "edition callout";
  notice.setAttribute("role", "status");
  notice.textContent = words.edition + " ";
  button.textContent = words.reload;
  button.addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    worker.postMessage("renew");
  });
  notice.append(button);
  document.body.append(notice);
}

export async function start(registration) {
  const buttons = [...document.querySelectorAll("button.keep")];
  if (buttons.length && "caches" in self) {
    const editions = await fetched("data/offline.json");
    await Promise.allSettled(buttons.map((button) => offer(button, editions))); // storage refused: no button, no more
  }
  if (registration.waiting && navigator.serviceWorker.controller) announce(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && navigator.serviceWorker.controller) announce(worker);
    });
  });
}
