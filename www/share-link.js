// The dialog that makes a link with the map in it. Loaded when it is opened.
import { make, show, wordsOf } from "./dialog.js";

/** Longer ones are cut off by many of the programs that pass them on. */
const MOST = 8_000;
/** Longer ones make squares too small to be read from a wall. */
const MOST_IN_SQUARES = 500;
/** How many squares of margin the code needs. */
const MARGIN = 4;

/** Opens the dialog of an element; promises, once it is closed, whether the person wants the map as a page in one file instead. */
export async function open(element, companion) {
  const part = await companion("stakeholder_map_link");
  const say = wordsOf(part.words());
  const dialog = make("dialog", { className: "modal publish share-link", part: "dialog", ariaLabel: say("title") });
  const close = make("button", { type: "button", className: "button small", textContent: say("close"), onclick: () => dialog.close() });
  const content = contentOf(element, part, say, () => dialog.close("page"));
  const head = make("div", { className: "panel-head" }, make("h2", { className: "panel-title", textContent: say("title") }), close);
  dialog.append(make("div", { className: "modal-body" }, head, make("div", { className: "link-parts", part: "link" }, ...content)));
  return (await show(element, dialog)) === "page";
}

function contentOf(element, part, say, leave) {
  const words = (name, className) => make("p", { className, textContent: say(name) });
  const detail = { format: "link" };
  if (!element.dispatchEvent(new CustomEvent("stakeholder-map-beforeexport", { bubbles: true, composed: true, cancelable: true, detail }))) return [words("refused", "")];
  const instead = (name) => [words(name, ""), make("button", { type: "button", className: "button primary", textContent: say("page"), onclick: leave })];
  const address = addressOf(element);
  if (!address) return instead("nowhere");
  const link = linkOf(address, element.value, part);
  if (!link) return instead("too-long");
  const text = make("textarea", { readOnly: true, rows: 4, value: link, spellcheck: false, ariaLabel: say("link"), dir: "ltr" });
  const told = words("", "told");
  told.setAttribute("role", "status");
  const copy = make("button", { type: "button", className: "button primary", textContent: say("copy"), onclick: async () => {
    text.select();
    const copied = navigator.clipboard?.writeText(link) ?? Promise.reject();
    told.textContent = await copied.then(() => say("copied"), () => say("not-copied"));
  } });
  const squares = link.length <= MOST_IN_SQUARES ? drawn(part.squares(link), say("squares")) : words("no-squares", "hint");
  return [words("warning", "warning"), text, make("div", { className: "link-copy" }, copy, told), words("holds", "hint"), squares];
}

/** The address to which a link leads; none where nobody else gets there, or where the page around would not open it. */
function addressOf(element) {
  const { protocol, hostname, origin, pathname } = location;
  const isHere = hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127[.]/.test(hostname);
  return element.hasAttribute("standalone") && /^https?:$/.test(protocol) && !isHere ? origin + pathname : null;
}

/** The link; none where it would be too long. */
function linkOf(address, map, part) {
  try {
    const link = `${address}#map=${part.letters(map)}`;
    return link.length <= MOST ? link : null;
  } catch (error) {
    if (error.code === "too-large") return null;
    throw error;
  }
}

/** Squares as a picture. */
function drawn([side, ...squares], name) {
  const picture = (tag, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const attribute in attributes) made.setAttribute(attribute, attributes[attribute]);
    return made;
  };
  const whole = side + 2 * MARGIN;
  const dark = squares.map((is, at) => (is ? `M${(at % side) + MARGIN} ${Math.floor(at / side) + MARGIN}h1v1h-1z` : "")).join("");
  const svg = picture("svg", { viewBox: `0 0 ${whole} ${whole}`, role: "img", "aria-label": name, class: "squares", part: "squares", "shape-rendering": "crispEdges" });
  svg.append(picture("rect", { width: whole, height: whole, fill: "#fff" }), picture("path", { d: dark, fill: "#000" }));
  return svg;
}
