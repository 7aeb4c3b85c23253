// Starts the page: the element is registered at once, and the program follows. Where the page is the program's own, it is
// also kept for days without a network, and opens the map files that the system hands to it.
import { define } from "./stakeholder-map.js";

define();

const element = document.querySelector("stakeholder-map[standalone]");
if (element) {
  element.addEventListener("stakeholder-map-ready", () => keepOffline().catch(() => undefined), { once: true });
  // The map of another link.
  addEventListener("hashchange", () => location.hash.startsWith("#map=") && location.reload());
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
