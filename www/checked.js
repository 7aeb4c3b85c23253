// The entry script for pages that say what it has to be (`integrity`): it says so of every file behind it, and none that differs is
// run. Its name in the page is the only difference from page.js, which trusts the place that it comes from.

/** What each file has to be. */
const HASHES = {}; // The build fills this in.

/** What scripts that are loaded later import themselves. */
const IMPORTS = { "publish.js": ["embed-code.js", "dialog.js"], "share-link.js": ["dialog.js"] };

const address = (file) => new URL(file, import.meta.url).href;

startChecked();

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
