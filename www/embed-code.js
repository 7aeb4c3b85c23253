// The two lines that show a map on another page; loaded when somebody asks for them.

const quoted = (value) => `"${value.replace(/[&"<]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`;

/** The lines for an element, with the program where it is now, and the map where its `src` says, or else beside the page. */
export function embedCode(element) {
  const script = new URL("page.js", import.meta.url).href;
  const source = element.src ? new URL(element.src, document.baseURI).href : "map.stakeholders.json";
  return `<script type="module" src=${quoted(script)}></script>\n<stakeholder-map src=${quoted(source)}></stakeholder-map>`;
}

/** Copies the lines, and promises them. */
export async function copy(element) {
  const code = embedCode(element);
  await navigator.clipboard.writeText(code);
  return code;
}
