// Keeps the whole application on the machine, so that it opens without a network.
// One version lies in one cache, filled whole or not at all, each file checked against its content. A version that runs is
// never changed: the next one waits until no page of this one is open, or until the only page that is open asks for it.
const APPLICATION = { version: "", files: {} }; // The build fills this in.

const { scope } = registration;
const PREFIX = `stakeholder-map ${scope} `;
const CACHE = PREFIX + APPLICATION.version;

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("message", (event) => event.data === "take over" && event.waitUntil(takeOver()));
addEventListener("fetch", (event) => {
  const name = event.request.method === "GET" && nameOf(event.request.url);
  if (name && Object.hasOwn(APPLICATION.files, name)) event.respondWith(answer(name, event.request));
});

async function fill() {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(Object.entries(APPLICATION.files).map(([name, integrity]) => keep(cache, name, integrity)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function keep(cache, name, integrity) {
  const response = await fetch(scope + name, { integrity, cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  await cache.put(scope + name, response);
}

async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
}

async function takeOver() {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.filter((page) => page.url.startsWith(scope)).length < 2) await skipWaiting();
}

/** A file's name in the application; whatever is asked of it behind "?" is the page's own affair. */
function nameOf(url) {
  const path = url.split(/[?#]/)[0];
  return path.startsWith(scope) && (path.slice(scope.length) || "index.html");
}

async function answer(name, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(scope + name)) ?? fetch(request);
}
