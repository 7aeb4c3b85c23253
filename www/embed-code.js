// What shows a map on another page: lines for an element or a frame, and oEmbed. Pure: texts from values.

/** A value in quotes, as HTML wants it. */
export const quoted = (value) => `"${String(value).replace(/[&"<]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`;

/** What an attribute is without being written. */
const DEFAULTS = { mode: "view", view: "map", theme: "auto", controls: "minimal" };
const chosen = (options) => Object.entries(DEFAULTS).flatMap(([name, usual]) => (options[name] && options[name] !== usual ? [[name, options[name]]] : []));

/**
 * The lines for an element. `program` is the address of the program's folder, with a slash at its end; `integrity`, if given,
 * what checked.js there has to be, which then takes the place of page.js. A height has to stand in a style sheet: pages may forbid it in the line itself.
 */
export function elementCode(program, source, { integrity, ...options } = {}) {
  const check = integrity ? ` integrity=${quoted(integrity)} crossorigin="anonymous"` : "";
  const attributes = [["src", source], ...chosen(options)].map(([name, value]) => ` ${name}=${quoted(value)}`).join("");
  return `<script type="module" src=${quoted(`${program}${integrity ? "checked" : "page"}.js`)}${check}></script>\n<stakeholder-map${attributes}></stakeholder-map>`;
}

/** The line for a frame. */
export function frameCode(program, source, { title, width = "100%", height = 560, ...options }) {
  const asked = new URLSearchParams([["src", source], ...chosen(options)]);
  return `<iframe src=${quoted(`${program}embed.html?${asked}`)} width=${quoted(width)} height=${quoted(height)} title=${quoted(title)} loading="lazy"></iframe>`;
}

/** What oEmbed (https://oembed.com, version 1.0, type rich) says of a map in a folder of that address, with a slash at its end. */
export function oembed(folder, source, { title, width = 900, height = 560, ...options }) {
  const html = frameCode(folder, source, { title, width, height, ...options });
  return { version: "1.0", type: "rich", title, width, height, html, provider_name: title, provider_url: folder, cache_age: 3600 };
}
