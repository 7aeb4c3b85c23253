// Starts the page: the element is registered at once, and the program follows. Where the page is the program's own, it is
// also kept for days without a network, and opens the map files that the system hands to it.
// Where the page says what this script has to be (`integrity`), this script says it of all others: none that differs is run.

/** What each file has to be. */
const HASHES = {}; // The build fills this in.

/** What scripts that are loaded later import themselves. */
const IMPORTS = { "publish.js": ["embed-code.js"] };

const address = (file) => new URL(file, import.meta.url).href;
const isChecked = Array.from(document.scripts).some(({ src, integrity }) => integrity && src === import.meta.url);

if (isChecked) await startChecked();
else (await import("./stakeholder-map.js")).define();

async function startChecked() {
  try {
    // Once a script lies with the page, checked, every import finds it there.
    await Promise.all(["stakeholder_map.js", "stakeholder-map.js"].map(fetched));
    const { define } = await import("./stakeholder-map.js");
    define(undefined, { fetched, styleRules: { integrity: HASHES["stakeholder-map.css"], crossOrigin: "anonymous" } });
  } catch (error) {
    document.querySelectorAll("stakeholder-map").forEach((element) => refuse(element, error));
  }
}

/** A file of the program, once it is found to be the right one; for a script, that it may be imported. */
async function fetched(file) {
  const integrity = HASHES[file.split("?")[0]];
  await Promise.all((IMPORTS[file] ?? []).map(fetched));
  try {
    if (!file.endsWith("worker.js") && file.includes(".js")) return await keepModule(address(file), integrity);
    return await fetch(address(file), { integrity });
  } catch {
    const answer = await fetch(address(file)).catch(() => undefined);
    const [code, message] = answer?.ok
      ? ["altered", `The program was not started: ${file} is not the file that belongs to it.`]
      : ["not-found", `The program could not be loaded: ${file}`];
    throw Object.assign(new Error(message), { code, args: { file }, place: null });
  }
}

/** Has the browser check a script and keep it for whoever imports it. */
function keepModule(href, integrity) {
  return new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href, integrity, onload, onerror }));
  });
}

/** Says in an element that there is no program, beside what it holds itself, and tells the page. */
function refuse(element, detail) {
  const words = Object.assign(document.createElement("p"), { role: "alert", textContent: detail.message });
  (element.shadowRoot ?? element.attachShadow({ mode: "open" })).replaceChildren(words, document.createElement("slot"));
  element.dispatchEvent(new CustomEvent("stakeholder-map-error", { bubbles: true, composed: true, detail }));
}

const element = document.querySelector("stakeholder-map[standalone]");
if (element) {
  element.addEventListener("stakeholder-map-ready", () => keepOffline().catch(() => undefined), { once: true });
  globalThis.launchQueue?.setConsumer(async ({ files }) => {
    if (files.length) await element.load(await files[0].getFile());
  });
}

/** Lets the browser keep the application; a newer version is offered, and taken when the person says so. */
async function keepOffline() {
  const kept = await navigator.serviceWorker?.register(new URL("service-worker.js", import.meta.url), { updateViaCache: "none" });
  if (!kept) return;
  const offer = () => kept.waiting && kept.active && element.setAttribute("newer", "");
  const follow = (worker) => worker?.addEventListener("statechange", offer);
  follow(kept.installing);
  kept.addEventListener("updatefound", () => follow(kept.installing));
  offer();
  element.addEventListener("stakeholder-map-update", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    kept.waiting?.postMessage("take over");
  });
}
