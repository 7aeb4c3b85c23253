// What the dialogs have in common that are loaded when they are opened.

/** Words by their names, of a list: name, words, name, words … */
export function wordsOf(list) {
  const words = new Map();
  for (let at = 0; at < list.length; at += 2) words.set(list[at], list[at + 1]);
  return (name) => words.get(name);
}

/** An element with properties, a part among them, and children. */
export function make(tag, properties, ...children) {
  const { part, ...others } = properties;
  const made = Object.assign(document.createElement(tag), others);
  if (part) made.setAttribute("part", part);
  made.append(...children);
  return made;
}

/** Shows a dialog over an element until it is closed; promises what it was closed with. */
export async function show(element, dialog) {
  // What is done here is not meant for the map.
  for (const type of ["keydown", "keyup", "pointerdown", "wheel"]) dialog.addEventListener(type, (event) => event.stopPropagation());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  (element.shadowRoot.querySelector(".widget") ?? element.shadowRoot).append(dialog);
  dialog.showModal();
  await new Promise((closed) => dialog.addEventListener("close", closed, { once: true }));
  dialog.remove();
  return dialog.returnValue;
}
