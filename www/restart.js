// What happens after a fault of the program: loaded when there is one.

/** When the program broke, lately. */
let faults = [];
const MOST = 3;
const MILLIS = 10_000;

/**
 * Starts another instance in place of the one that broke; gives its generated module and where that comes from. `code` runs a script of the program,
 * `workers` are those of the broken one.
 */
export async function restart(broken, compiled, code, workers) {
  for (const worker of workers.splice(0)) worker.terminate();
  // What it held of the page goes with it.
  const { __wbindgen_externrefs: held } = broken.initSync();
  for (let index = 0; index < held.length; index++) held.set(index, undefined);
  // And so does its memory, of which a page has room for a few dozen.
  broken.forget?.();
  const now = Date.now();
  faults = [...faults.filter((time) => now - time < MILLIS), now];
  if (faults.length > MOST) {
    const message = "The program has stopped because of a fault of its own that comes back. Reload the page: your map is there as it was kept.";
    throw Object.assign(new Error(message), { code: "broken", args: {}, place: null });
  }
  const file = `stakeholder_map.js?again=${now}`;
  const fresh = await code(file);
  await fresh.default({ module_or_path: compiled });
  return [fresh, new URL(file, import.meta.url).href];
}

/** A report of a fault, in which nothing that a person has written stands; `changes` are those that did not hold. */
export function reportOf(error, changes) {
  const words = [];
  const hide = (word) => `word-${words.includes(word) ? words.indexOf(word) : words.push(word) - 1}`;
  const hidden = (value) => {
    if (typeof value === "string") return hide(value);
    if (Array.isArray(value)) return value.map(hidden);
    return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([name, part]) => [hide(name), hidden(part)])) : value;
  };
  const shown = ({ table, id, path, before, after }) => ({ table, id: id && hide(id), path: path.split("/")[0], before: hidden(before), after: hidden(after) });
  const setAside = changes.flatMap((change) => JSON.parse(change).changes.map(shown));
  return JSON.stringify({ report: "stakeholder-map", error: String(error), stack: error.stack, browser: navigator.userAgent, setAside }, null, 1);
}
