// Starts a page that is one file: unpacks the program that stands in it and shows the map that stands in it.
//
// Nothing here reaches for a network or for other files: the policy of the page forbids it, and a file of a disk has none beside it.
import { Decoder } from "lzma1/lib/decoder.js";
import { InputBuffer, OutputBuffer } from "lzma1/lib/streams.js";
import rules from "dist/page.css";
import { bytesOf, unescaped } from "./letters.js";

// Taken before anything on the page changes: a copy of the page is made of it.
const whole = `<!doctype html>\n${document.documentElement.outerHTML}\n`;
const packed = document.getElementById("packed");
const held = document.getElementById("stakeholder-map");

start().catch((error) => refuse(error.message));

async function start() {
  if (document.characterSet !== "windows-1252") throw new Error("This page came in another encoding than its own. Save it as a file, and open that file.");
  const [module, style, script] = unpacked();
  const sheet = new CSSStyleSheet();
  // Examples are files beside the program.
  sheet.replaceSync(`${rules}stakeholder-map::part(examples) { display: none; }`);
  document.adoptedStyleSheets = [sheet];
  const href = URL.createObjectURL(new Blob([style], { type: "text/css" }));
  const { define } = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  const map = JSON.parse(held.textContent);
  if (map?.title) document.title = map.title;
  define(undefined, { fetched: (file) => part(file, module), styleRules: { href } });
  const element = document.createElement("stakeholder-map");
  const attributes = { standalone: "", mode: held.dataset.mode ?? "view", controls: "full", theme: "auto", worker: "off" };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (map) element.map = map;
  askBeforeLoss(element);
  document.body.append(element);
}

/** The WebAssembly module, the style sheet and the script of the program. */
function unpacked() {
  const lengths = packed.dataset.lengths.split(" ").map(Number);
  const bytes = new OutputBuffer(lengths.reduce((sum, length) => sum + length));
  new Decoder().decompress(new InputBuffer(unescaped(packed.textContent)), bytes);
  const all = bytes.toArray();
  let begin = 0;
  return lengths.map((length) => all.subarray(begin, (begin += length)));
}

/** A file of the program, as far as it is in the page. */
async function part(file, module) {
  switch (file) {
    case "stakeholder_map_bg.wasm": return module;
    // The one runs nowhere here; the other is there already.
    case "worker.js": case "stakeholder-map.css": return undefined;
    case "standalone.html": return bytesOf(whole);
    default: throw Object.assign(new Error(`${file} is not in this page.`), { code: "unsupported-here", args: { file }, place: null });
  }
}

/** What is changed here is kept nowhere: whoever leaves is asked unless it has been saved. */
function askBeforeLoss(element) {
  let isLoss = false;
  element.addEventListener("stakeholder-map-change", ({ detail }) => (isLoss = detail.origin !== "load"));
  element.addEventListener("stakeholder-map-beforeexport", ({ detail, defaultPrevented }) => (isLoss &&= defaultPrevented || !["json", "html"].includes(detail.format)));
  addEventListener("beforeunload", (event) => isLoss && event.preventDefault());
}

function refuse(words) {
  document.body.replaceChildren(Object.assign(document.createElement("p"), { role: "alert", textContent: words }));
}
