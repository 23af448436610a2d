// The worker that makes the site readable without a network. The publish step moves it to the root of the site and
// fills in the version. Pages and files come from the network first, so that nobody reads an old page by accident;
// what came is kept, and is given when the network fails or is slow. What a reader chose to keep (offline.js) stands in
// caches of its own and is found here too. A new version waits until the reader agrees: no page changes in mid-reading.
"use strict";
const VERSION = "@version@";
const VISITED = "visited";
const PATIENCE = 4000; // milliseconds, after which a kept copy is better than waiting
const LIMIT = 400; // files of what was visited
const SHELL = ["assets/css/site.css", "assets/js/site.js", "assets/js/offline.js", "assets/icon.svg"];

const here = (path) => new URL(path, registration.scope).href;
const bare = (address) => address.replace(/[?#].*$/, ""); // a trailing query is the same page

async function keep(address, response) {
  try {
    const cache = await caches.open(VISITED);
    await cache.put(address, response);
    const kept = await cache.keys();
    await Promise.all(kept.slice(0, Math.max(0, kept.length - LIMIT)).map((request) => cache.delete(request)));
  } catch {} // no room: the page is read all the same
}

async function answer(event, address) {
  const coming = fetch(event.request);
  const whole = (response) => response.status === 200 && response.type === "basic";
  event.waitUntil(coming.then((response) => whole(response) && keep(address, response.clone()), () => {})); // late ones too
  const kept = await caches.match(address);
  if (!kept) return coming;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([coming.catch(() => kept), late]);
}

async function prepare() {
  const pages = await clients.matchAll({ includeUncontrolled: true, type: "window" });
  const wanted = [...SHELL.map(here), ...pages.map((page) => bare(page.url))];
  await Promise.all(
    wanted.filter((address) => address.startsWith(registration.scope)).map((address) =>
      fetch(address).then((response) => response.status === 200 && keep(address, response), () => {}),
    ),
  );
}

addEventListener("install", (event) => event.waitUntil(prepare()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => {
  if (event.data === "version") event.source.postMessage({ version: VERSION });
  if (event.data === "renew") skipWaiting();
});
addEventListener("fetch", (event) => {
  const address = bare(event.request.url);
  if (event.request.method === "GET" && address.startsWith(registration.scope)) event.respondWith(answer(event, address));
});
