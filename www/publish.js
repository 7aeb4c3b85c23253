// The dialog that makes the code to embed a map, with a live preview, and a folder for any web space. Loaded when it is opened.
import { make, show, wordsOf } from "./dialog.js";
import { elementCode, frameCode, oembed, quoted } from "./embed-code.js";

const beside = (file) => new URL(file, import.meta.url).href;
const MAP = "map.stakeholders.json";
/** What a page with a map needs of the program. */
const PROGRAM = [
  "page.js", "page.css", "stakeholder-map.js", "stakeholder-map.css", "stakeholder_map.js", "stakeholder_map_bg.wasm", "worker.js", "restart.js", "tabs.js",
  "embed.html", "embed.js", "embed-code.js", "dialog.js", "publish.js", "share-link.js", "standalone.html",
  "stakeholder_map_tables.js", "stakeholder_map_tables_bg.wasm", "stakeholder_map_link.js", "stakeholder_map_link_bg.wasm", "LICENSE-MIT", "LICENSE-APACHE",
];
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; worker-src 'self'";

/** Opens the dialog of an element; promises that it has been closed. */
export async function open(element, companion) {
  const part = await companion("stakeholder_map_tables");
  const say = wordsOf(part.publish_words());
  const json = () => element.value;
  const publishing = { element, part, say, map: (isPrivate) => (isPrivate ? json() : part.shared(json())) };
  await show(element, draw(publishing));
}

function draw(publishing) {
  const { element, say } = publishing;
  const choice = (name, values, now) =>
    make("select", { name, value: now }, ...values.map((value) => make("option", { value, textContent: say(`${name}-${value}`), selected: value === now })));
  const field = (name, control) => make("label", { className: "field" }, make("span", { textContent: say(name) }), control);
  const tick = (name) => make("label", { className: "tick" }, make("input", { type: "checkbox", name }), make("span", { textContent: say(name) }));
  const button = (name, className, onclick) => make("button", { type: "button", className, textContent: say(name), onclick });
  const hint = (name) => make("p", { className: "hint", textContent: say(name) });

  const dialog = make("dialog", { className: "modal publish", part: "dialog", ariaLabel: say("title") });
  const code = make("textarea", { readOnly: true, rows: 5, spellcheck: false, ariaLabel: say("code"), dir: "ltr" });
  const told = make("p", { className: "hint told" });
  told.setAttribute("role", "status");
  const form = make(
    "form",
    { className: "publish-form" },
    field("way", choice("way", ["element", "frame"], "element")),
    field("mode", choice("mode", ["view", "edit"], "view")),
    field("view", choice("view", ["map", "grid", "sectors", "matrix", "table", "heat", "status"], "map")),
    field("theme", choice("theme", ["auto", "light", "dark", "projector"], "auto")),
    field("controls", choice("controls", ["minimal", "none", "full"], "minimal")),
    field("height", make("input", { type: "number", name: "height", min: 200, max: 2000, step: 10, value: 560 })),
    tick("checked"),
  );
  const preview = make(element.localName, { className: "preview", ariaLabel: say("preview") });
  preview.setAttribute("part", "preview");
  const address = make("input", { type: "url", name: "address", placeholder: "https://", dir: "ltr" });
  const isPrivate = tick("private");
  const save = button("save", "button primary", async () => {
    save.disabled = true;
    told.textContent = await saved(publishing, wishes(), isPrivate.firstChild.checked, address.value).catch((error) => error.message);
    save.disabled = false;
  });
  const copy = button("copy", "button", async () => {
    code.select();
    told.textContent = await navigator.clipboard.writeText(code.value).then(() => say("copied"), () => say("not-copied"));
  });

  function wishes() {
    const given = Object.fromEntries(new FormData(form));
    return { ...given, height: Number(given.height) || 560, title: titleOf(element.map, say) };
  }
  async function refresh() {
    const { way, checked, ...options } = wishes();
    form.elements.checked.disabled = way === "frame";
    const integrity = checked && way === "element" ? await hashOf("checked.js") : undefined;
    const source = element.src ? new URL(element.src, document.baseURI).href : MAP;
    code.value = way === "frame" ? frameCode(beside("./"), source, options) : elementCode(beside("./"), source, { ...options, integrity });
    for (const name of ["mode", "view", "theme", "controls"]) preview.setAttribute(name, options[name]);
    preview.style.setProperty("height", `${Math.min(options.height, 560)}px`);
  }
  form.addEventListener("change", refresh);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const type of ["ready", "change", "select", "beforechange", "beforeexport"]) preview.addEventListener(`stakeholder-map-${type}`, (event) => event.stopPropagation());

  const showMap = () => (preview.map = JSON.parse(publishing.map(isPrivate.firstChild.checked)));
  isPrivate.addEventListener("change", showMap);
  showMap();
  preview.setAttribute("loading", "eager");
  preview.setAttribute("worker", "off");
  refresh();
  const close = button("close", "button small", () => dialog.close());
  dialog.append(
    make(
      "div",
      { className: "modal-body" },
      make("div", { className: "panel-head" }, make("h2", { className: "panel-title", textContent: say("title") }), close),
      make(
        "div",
        { className: "publish-parts", part: "publish" },
        make("div", {}, form, code, copy, make("h3", { textContent: say("publish") }), hint("publish-hint"), make("p", { className: "warning", textContent: say("warning") }), isPrivate, field("address", address), hint("address-hint"), save, told),
        preview,
      ),
    ),
  );
  return dialog;
}

const titleOf = (map, say) => map?.title || say("untitled");

async function bytesOf(file) {
  const answer = await fetch(beside(file));
  if (!answer.ok) throw new Error(`${answer.status} ${file}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** What `integrity` says of a file of the program; nothing where the page is not a safe one. */
async function hashOf(file) {
  const digest = await globalThis.crypto?.subtle?.digest("SHA-384", await bytesOf(file));
  return digest && `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** The address of a folder, with a slash at its end, if the text is one. */
function folderOf(text) {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) return null;
  return new URL(".", text.endsWith("/") ? text : `${text}/`).href;
}

/** Hands the folder to the person; promises the sentence that says so. */
async function saved({ element, part, say, map }, options, isPrivate, address) {
  const detail = { format: "zip" };
  if (!element.dispatchEvent(new CustomEvent("stakeholder-map-beforeexport", { bubbles: true, composed: true, cancelable: true, detail }))) return say("refused");
  const files = new Map(await Promise.all(PROGRAM.map(async (file) => [file, await bytesOf(file)])));
  const content = map(isPrivate);
  for (const [name, text] of pagesOf(content, options, isPrivate, folderOf(address), say)) files.set(name, new TextEncoder().encode(text));
  const href = URL.createObjectURL(new Blob([part.archive([...files.keys()], [...files.values()])], { type: "application/zip" }));
  const name = options.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60).replace(/^-|-$/g, "").toLowerCase() || "map";
  make("a", { href, download: `${name}.zip` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return say("saved");
}

/** What the folder holds beside the program, by name. */
function pagesOf(content, options, isPrivate, folder, say) {
  const { title } = options;
  const head = (more) => `<!doctype html>
<html lang=${quoted(document.documentElement.lang || "en")}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content=${quoted(POLICY)}>
    <title>${quoted(title).slice(1, -1)}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="page.css">${more}
  </head>
`;
  const link = folder ? `\n    <link rel="alternate" type="application/json+oembed" href=${quoted(`${folder}oembed.json`)} title=${quoted(title)}>` : "";
  const page = `${head(link)}  <body>\n${elementCode("", MAP, options)}\n  </body>\n</html>\n`;
  const code = frameCode(folder ?? "https://…/", MAP, options);
  const parts = { title, code, private: say(isPrivate ? "read-me-with" : "read-me-without") };
  const readMe = say("read-me").replace(/\{(\w+)\}/g, (_, name) => parts[name]);
  const files = [[MAP, content], ["index.html", page], ["READ-ME.txt", readMe]];
  return folder ? [...files, ["oembed.json", `${JSON.stringify(oembed(folder, MAP, options), null, 2)}\n`]] : files;
}
