// The module that pages and scripts import: a thin, stable face on the generated one.
// Importing it touches neither window nor document; the element's class is made when define() is called.
import start, * as core from "./stakeholder_map.js";

const beside = (file) => new URL(file, import.meta.url);
let compiled;
let starting;

/** The smallest module that names a wide (SIMD) value; engines from before 2023 refuse it. */
const WIDE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123]);

/** Compiles and starts the program once; later calls wait for the first. */
export default function init(input) {
  starting ??= begin(input).catch((error) => {
    starting = undefined;
    throw error.code ? error : failure("not-started", `The program could not be loaded: ${error.message}`);
  });
  return starting;
}

/** Starts the program at once from bytes or a compiled module. */
export function initSync({ module }) {
  if (compiled) return;
  checkEngine();
  compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
  core.initSync({ module: compiled });
  starting = Promise.resolve();
}

async function begin(input) {
  if (compiled) return;
  checkEngine();
  const module = await compile((await input) ?? beside("stakeholder_map_bg.wasm"));
  await start({ module_or_path: module });
  compiled = module;
}

async function compile(input) {
  if (input instanceof WebAssembly.Module) return input;
  if (input instanceof ArrayBuffer || ArrayBuffer.isView(input)) return WebAssembly.compile(input);
  if (input instanceof URL && input.protocol === "file:" && globalThis.process?.versions?.node) {
    const { readFile } = await import("node:fs/promises");
    return WebAssembly.compile(await readFile(input));
  }
  const response = input instanceof Response ? input : await fetch(input);
  if (!response.ok) throw failure("not-found", `The program could not be loaded: ${response.status} ${response.url}.`);
  const streams = response.headers.get("content-type")?.startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

function checkEngine() {
  if (!WebAssembly.validate(WIDE)) throw failure("unsupported-here", "This browser is too old for the program: it lacks WebAssembly SIMD.");
}

const companions = {};

/** A part of the program that few sessions need, loaded when it is first asked for. */
function companion(name) {
  return (companions[name] ??= load(name).catch((error) => {
    delete companions[name];
    throw error;
  }));
}

async function load(name) {
  const [part, module] = await Promise.all([import(beside(`${name}.js`)), compile(beside(`${name}_bg.wasm`))]);
  await part.default({ module_or_path: module });
  return part;
}

function failure(code, message, args = {}) {
  return Object.assign(new Error(message), { code, args, place: null });
}

function running() {
  if (!compiled) throw failure("not-started", "The program has not started yet: await init() first.");
  return core;
}

/** JSON text of a caller's value; numbers that JSON cannot say become words, so that the reader refuses them with their place. */
function text(value) {
  try {
    return JSON.stringify(value, (_, part) => (typeof part === "number" && !Number.isFinite(part) ? String(part) : part)) ?? "null";
  } catch (error) {
    throw failure("invalid-json", `This value cannot be read as JSON: ${error.message}`);
  }
}

export async function importFiles(files) {
  await init();
  const list = Array.from(files ?? []);
  return JSON.parse(await core.importFiles(list.map((file) => String(file?.name)), list.map((file) => new Uint8Array(file?.bytes ?? 0)), companion));
}

export async function exportMap(map, format, options) {
  await init();
  return core.exportMap(text(map), String(format), text(options ?? {}), companion);
}

export function analyze(map, options) {
  return JSON.parse(running().analyze(text(map), text(options ?? {})));
}

export function layout(map, view = "map", options) {
  return JSON.parse(running().layout(text(map), String(view), text(options ?? {})));
}

/** Registers the element under a name; the program loads when the first element is on the page. */
export function define(tag = "stakeholder-map") {
  if (typeof customElements === "undefined") throw failure("unsupported-here", "Elements exist only in a browser's page.");
  if (!customElements.get(tag)) customElements.define(tag, elementClass());
}

const ATTRIBUTES = ["src", "mode", "view", "theme", "lang", "controls", "locked", "presenting"];
const THEME = "stakeholder-map-theme";
const EARLY = ["map", "selection"];

const elementClass = () =>
  class StakeholderMapElement extends HTMLElement {
    static observedAttributes = ATTRIBUTES;
    #widget;
    #ready;
    #early = {};
    #release;
    #disposed = false;

    constructor() {
      super();
      this.attachShadow({ mode: "open" });
      for (const name of EARLY) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      this.addEventListener("fullscreenchange", () => this.matches(":fullscreen") || this.removeAttribute("presenting"));
    }

    connectedCallback() {
      this.#disposed = false;
      this.#ready ??= this.#start().catch((error) => this.#fail(error));
    }

    disconnectedCallback() {
      // An element that is moved is connected again before the next microtask.
      queueMicrotask(() => this.isConnected || this.dispose());
    }

    attributeChangedCallback(name, before, now) {
      if (before === now || !this.#widget) return;
      this.#widget.attribute(name, now ?? undefined);
      if (name === "theme") this.#choice((storage) => storage.setItem(THEME, now));
    }

    /** Where the element may keep what a person chose, the choice is read or kept; a browser that refuses leaves it at that. */
    #choice(of) {
      try {
        return this.getAttribute("storage") === "local" ? of(localStorage) : null;
      } catch {
        return null;
      }
    }

    /** Whether this element alone keeps its map: it holds a lock until it goes. Where there are no locks, nothing is known of others. */
    #leads() {
      if (this.getAttribute("storage") !== "local" || !globalThis.navigator?.locks) return true;
      // A tab that is loaded again waits for its own lock of before.
      const signal = AbortSignal.timeout(700);
      return new Promise((answer) => {
        const hold = () => (answer(true), new Promise((release) => (this.#release = release)));
        navigator.locks.request("stakeholder-map", { signal }, hold).catch((error) => answer(error.name !== "TimeoutError"));
      });
    }

    async #start() {
      const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: beside("stakeholder-map.css").href });
      const styled = new Promise((done) => (sheet.onload = sheet.onerror = done));
      const root = Object.assign(document.createElement("div"), { className: "root" });
      const poster = Object.assign(document.createElement("img"), { className: "poster", alt: "", src: this.getAttribute("poster") ?? "" });
      this.shadowRoot.replaceChildren(sheet, ...(this.hasAttribute("poster") ? [poster] : []));
      const theme = this.#choice((storage) => storage.getItem(THEME));
      if (theme) this.setAttribute("theme", theme);
      await Promise.all([init(), styled]);
      if (this.#disposed) return undefined;
      this.shadowRoot.replaceChildren(sheet, root);
      const widget = new core.Widget(this, root, beside("./").href, compiled, companion);
      this.#widget = widget;
      const { map, selection } = this.#early;
      this.#early = {};
      await widget.open(map === undefined ? undefined : text(map), await this.#leads());
      if (this.#disposed) return undefined;
      if (selection) widget.select(Array.from(selection, String));
      widget.announce();
      return widget;
    }

    #fail(error) {
      const message = Object.assign(document.createElement("p"), { className: "root is-broken", role: "alert", textContent: error.message });
      this.shadowRoot.append(message);
      this.dispatchEvent(new CustomEvent("stakeholder-map-error", { bubbles: true, composed: true, detail: error }));
    }

    async #started() {
      const widget = await this.#ready;
      if (!widget || this.#disposed) throw failure("not-started", "The element is not on a page.");
      return widget;
    }

    get map() {
      return this.#widget ? JSON.parse(this.#widget.map()) : (this.#early.map ?? null);
    }
    set map(value) {
      if (this.#widget) this.#widget.loadText(text(value));
      else this.#early.map = value;
    }
    get report() {
      return this.#widget ? JSON.parse(this.#widget.report()) : null;
    }
    get selection() {
      return this.#widget ? this.#widget.selection() : Array.from(this.#early.selection ?? []);
    }
    set selection(ids) {
      if (this.#widget) this.#widget.select(Array.from(ids, String));
      else this.#early.selection = ids;
    }

    /** Opens a map: an object, the address of a file, or a File. */
    async load(source) {
      const widget = await this.#started();
      if (typeof source === "string" || source instanceof URL) await widget.loadAddress(String(source));
      else if (source instanceof Blob) await widget.loadFiles([source]);
      else widget.loadText(text(source));
    }
    async save() {
      return JSON.parse((await this.#started()).save());
    }
    async apply(commands) {
      return JSON.parse(await (await this.#started()).apply(text(commands)));
    }
    async select(ids) {
      (await this.#started()).select(Array.from(ids, String));
    }
    async fit() {
      (await this.#started()).fit();
    }
    async undo() {
      return (await this.#started()).undo();
    }
    async redo() {
      return (await this.#started()).redo();
    }
    async exportAs(format, options) {
      return (await this.#started()).exportAs(String(format), text(options ?? {}));
    }
    /** Shows the map large, over the whole screen where the browser allows it; Escape comes back. */
    async present() {
      await this.#started();
      this.setAttribute("presenting", "");
      // Wherever the focus is meanwhile, Escape leads out.
      const leave = (event) => {
        if (event.key === "Escape" && this.matches(":fullscreen")) document.exitFullscreen();
        if (event.key === "Escape") this.removeAttribute("presenting");
        if (!this.hasAttribute("presenting")) removeEventListener("keydown", leave, true);
      };
      addEventListener("keydown", leave, true);
      await this.requestFullscreen?.().catch(() => undefined);
    }

    /** Ends the element: everything it holds is let go; being put on a page again starts it anew. */
    dispose() {
      this.#disposed = true;
      this.#ready = undefined;
      const widget = this.#widget;
      this.#widget = undefined;
      widget?.dispose();
      this.#release?.();
      this.shadowRoot.replaceChildren();
    }
  };
