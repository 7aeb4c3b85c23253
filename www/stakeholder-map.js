// The module that pages and scripts import: a thin, stable face on the generated one.
// Importing it touches neither window nor document; the element's class is made when define() is called.
import start, * as first from "./stakeholder_map.js";

const beside = (file) => new URL(file, import.meta.url);
/** Where a file of the program comes from: its address, or what came from there after it was found to be the right one. */
let fetched = beside;
/** What a style sheet has to be. */
let styleRules = {};
/** The generated module whose instance runs; another takes its place after a fault. */
let core = first;
/** Where that module comes from, as it stands in stacks. */
let origin = beside("stakeholder_map.js").href;
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
  const [module] = await Promise.all([compile((await input) ?? fetched("stakeholder_map_bg.wasm")), fetched("worker.js"), fetched("stakeholder-map.css")]);
  await start({ module_or_path: module });
  compiled = module;
}

/** Bytes, a compiled module, or the answer of a server. */
async function opened(source) {
  const input = await source;
  if (input instanceof WebAssembly.Module || input.byteLength) return input;
  if (input.protocol === "file:" && globalThis.process?.versions?.node) {
    const { readFile } = await import("node:fs/promises");
    return readFile(input);
  }
  const response = input.status ? input : await fetch(input);
  if (!response.ok) throw failure("not-found", `The program could not be loaded: ${response.status} ${response.url}`);
  return response;
}

async function compile(source) {
  const input = await opened(source);
  if (input instanceof WebAssembly.Module) return input;
  const streams = input.headers?.get("content-type")?.startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(input) : WebAssembly.compile(input.headers ? await input.arrayBuffer() : input);
}

function checkEngine() {
  if (!WebAssembly.validate(WIDE)) throw failure("unsupported-here", "This browser is too old for the program: it lacks WebAssembly SIMD.");
}

/** A script of the program, run. */
async function code(file) {
  await fetched(file);
  return import(beside(file));
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
  // Not a script with its module but one file.
  if (name.includes(".")) return opened(fetched(name));
  const [part, module] = await Promise.all([code(`${name}.js`), compile(fetched(`${name}_bg.wasm`))]);
  await part.default({ module_or_path: module });
  return part;
}

/** Names what an element does after a fault. */
const RESCUE = Symbol();
/** The elements that stand on the page. */
const standing = new Set();
/** The generated module whose instance broke last. */
let ended;

/** Hears of faults: an instance that has trapped is in no state to go on, whoever called it. */
function hear(event) {
  const error = event.error ?? event.reason;
  const stack = String(error?.stack);
  const isOurs = /RuntimeError|RangeError/.test(error?.name) && stack.includes(beside("stakeholder_map").href);
  // Listeners and timers of an instance that was ended call on.
  const isOver = stack.includes(beside("stakeholder_map.js").href) && (ended === core || !stack.includes(`${origin}:`));
  if (isOver || (isOurs && ended === core)) event.preventDefault();
  else if (isOurs) beginAnew(error);
}

/** Gives every element another instance, with the last revision that was seen to hold. */
function beginAnew(error) {
  ended = core;
  // Whatever still calls it traps at once: no table of functions is that long.
  new Uint8Array(core.initSync().memory.buffer).fill(1);
  const elements = Array.from(standing, (element) => element[RESCUE]());
  const part = code("restart.js");
  starting = part.then(async ({ restart }) => ([core, origin] = await restart(core, compiled, code, workers)));
  for (const goOn of elements) goOn(async (aside) => (await part).reportOf(error, aside));
}

function failure(code, message) {
  return Object.assign(new Error(message), { code, args: {}, place: null });
}

function running() {
  if (!compiled) throw failure("not-started", "Not started yet: await init() first.");
  return core;
}

/** JSON text of a caller's value; numbers that JSON cannot say become words, so that the reader refuses them with their place. */
function text(value) {
  try {
    return JSON.stringify(value, (_, part) => (typeof part === "number" && !Number.isFinite(part) ? String(part) : part)) ?? "null";
  } catch (error) {
    throw failure("invalid-json", `Not JSON: ${error.message}`);
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

let policy;
const workers = [];

/** The background worker. One of another origin is refused, and asking for it would be reported, so it is not asked for. */
function spawn() {
  const address = beside("worker.js");
  if (address.origin !== self.origin) return undefined;
  const rules = { createScriptURL: () => address.href };
  policy ??= globalThis.trustedTypes?.createPolicy("stakeholder-map", rules) ?? rules;
  return workers[workers.push(new Worker(policy.createScriptURL(""), { type: "module" })) - 1];
}

/** Registers the element under a name; the program loads when the first element comes near the window. `checks` has each file checked. */
export function define(tag = "stakeholder-map", checks) {
  if (typeof customElements === "undefined") throw failure("unsupported-here", "Elements need a browser.");
  if (customElements.get(tag)) return;
  if (checks) ({ fetched, styleRules } = checks);
  customElements.define(tag, elementClass());
  for (const name of ["error", "unhandledrejection"]) addEventListener(name, hear);
}

// Attributes that are properties, too: words of a closed list, whose first is the default, then texts, then switches.
const WORDS = {
  __proto__: null,
  mode: ["view", "edit"],
  view: ["map", "grid", "sectors", "matrix", "table", "heat", "status"],
  theme: ["auto", "light", "dark", "projector"],
  controls: ["minimal", "none", "full"],
  storage: ["none", "local"],
  worker: ["auto", "off"],
  loading: ["lazy", "eager"],
};
const TEXTS = ["src", "poster", "name"];
const SWITCHES = ["locked", "presenting", "required", "disabled"];
const EARLY = ["map", "selection", "value"];
const THEME = "stakeholder-map-theme";
/** How long after a change the program has to go on for that change to count as sound. */
const SURE_MILLIS = 100;

function reflect(prototype) {
  const add = (name, get, set) => Object.defineProperty(prototype, name, { __proto__: null, get, set, enumerable: true });
  const write = (name) => function (value) { value == null ? this.removeAttribute(name) : this.setAttribute(name, value); };
  for (const name in WORDS) add(name, function () { return WORDS[name].find((word) => word === this.getAttribute(name)) ?? WORDS[name][0]; }, write(name));
  for (const name of TEXTS) add(name, function () { return this.getAttribute(name) ?? ""; }, write(name));
  for (const name of SWITCHES) add(name, function () { return this.hasAttribute(name); }, function (value) { this.toggleAttribute(name, !!value); });
}

let outline;

/** The size of an element before its style sheet is there: nothing on the page moves when it comes. */
function sized(root) {
  if (!outline) {
    outline = new CSSStyleSheet();
    outline.replaceSync(":host{display:block;position:relative;height:560px;overflow:hidden;contain:content}:host([hidden]){display:none}");
  }
  root.adoptedStyleSheets = [outline];
}

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

const promised = () => {
  const later = {};
  later.promise = new Promise((resolve, reject) => Object.assign(later, { resolve, reject }));
  later.promise.catch(() => undefined);
  return later;
};

const gone = () => failure("not-started", "The element is not on a page.");

const elementClass = () => {
  class StakeholderMapElement extends HTMLElement {
    static formAssociated = true;
    static observedAttributes = ["src", "mode", "view", "theme", "lang", "controls", "newer", ...SWITCHES];
    #internals = this.attachInternals();
    #widget;
    #ready = promised();
    /** What is set before the program is there. */
    #early = {};
    /** Stands for one start; another one, or none, means that the start is no longer wanted. */
    #run;
    #watch = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.#begin(), { rootMargin: "400px" });
    #tabs;
    #form;
    #first;
    #objection;
    #leading;
    /** The newest revision, outside the program's memory: a map file, changes to it, whose it is. */
    #newest;
    /** The newest one after which the program went on. */
    #sure;

    constructor() {
      super();
      sized(this.attachShadow({ mode: "open" }));
      for (const name of [...EARLY, ...Object.keys(WORDS), ...TEXTS, ...SWITCHES]) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        // An attribute may not be written while the element is made.
        EARLY.includes(name) ? (this[name] = value) : queueMicrotask(() => (this[name] = value));
      }
      this.addEventListener("fullscreenchange", () => this.matches(":fullscreen") || this.removeAttribute("presenting"));
      this.addEventListener("stakeholder-map-change", () => this.#check());
    }

    connectedCallback() {
      if (this.#run) return;
      const poster = this.poster && make("img", { part: "poster", alt: "", src: this.poster });
      this.shadowRoot.replaceChildren(this.#sheet(), poster || make("slot"));
      this.#check();
      if (this.loading === "eager" || this.hasAttribute("standalone")) return this.#begin();
      this.#watch.observe(this);
    }

    /** Moved by moveBefore(): nothing changes. */
    connectedMoveCallback() {}

    disconnectedCallback() {
      // An element that is moved is connected again before the next microtask.
      queueMicrotask(() => {
        if (this.isConnected) return;
        const kept = this.storage === "none" && this.#run ? this.value : "";
        this.dispose();
        if (kept) this.#early.text = kept;
      });
    }

    attributeChangedCallback(name, before, now) {
      if (before === now) return;
      if (name === "src") delete this.#early.text;
      if (name === "required") this.#check();
      this.#widget?.attribute(name, now ?? undefined);
      if (name === "theme" && this.#widget) this.#choice((storage) => storage.setItem(THEME, now));
    }

    #give = ({ formData }) => {
      if (this.name && this.value && !this.matches(":disabled")) formData.append(this.name, this.value);
    };
    formAssociatedCallback(form) {
      this.#form?.removeEventListener("formdata", this.#give);
      this.#form = form;
      form?.addEventListener("formdata", this.#give);
    }
    formDisabledCallback() {
      this.#widget?.attribute("disabled");
    }
    formResetCallback() {
      if (this.#first) this.value = this.#first;
    }
    #check() {
      const isMissing = this.required && !this.map?.stakeholders?.length;
      const message = this.#objection || (isMissing ? "Add a stakeholder." : "");
      const anchor = this.shadowRoot.querySelector("canvas") ?? undefined;
      this.#internals.setValidity({ customError: !!this.#objection, valueMissing: isMissing }, message, anchor);
    }
    static {
      const add = (name, rule) => Object.defineProperty(this.prototype, name, { __proto__: null, configurable: true, ...rule });
      for (const name of ["form", "validity", "validationMessage", "willValidate"]) add(name, { get() { return this.#internals[name]; } });
      for (const name of ["checkValidity", "reportValidity"]) add(name, { value() { return this.#internals[name](); } });
    }
    setCustomValidity(message) {
      this.#objection = String(message);
      this.#check();
    }

    /** Where the element may keep what a person chose, the choice is read or kept; of a browser that refuses the page hears. */
    #choice(of) {
      try {
        return this.storage === "local" ? of(localStorage) : null;
      } catch {
        this.#tell(failure("storage-unavailable", "Nothing is kept here: save it."));
        return null;
      }
    }

    /** Whether this element keeps its map, and not one in another tab. Where there are no locks, nothing is known of others. */
    async #leads() {
      if (this.storage !== "local" || !globalThis.navigator?.locks) return true;
      const { join } = await code("tabs.js");
      this.#tabs = join({
        newest: () => this.#newest,
        show: ({ map, changes, kind }) => this.#widget?.follow(map, changes, kind),
        lead: (hasSeen) => ((this.#leading = true), this.#widget?.lead(hasSeen)),
        rest: () => this.#widget?.rest(),
      });
      return this.#tabs.leads;
    }

    #sheet(done) {
      return make("link", { rel: "stylesheet", href: beside("stakeholder-map.css").href, onload: done, onerror: done, ...styleRules });
    }

    #begin() {
      if (this.#run) return;
      this.#watch.disconnect();
      standing.add(this);
      const run = (this.#run = {});
      const { resolve, reject } = this.#ready;
      this.#start(() => this.#run === run).then(resolve, (error) => {
        reject(error);
        if (this.#run === run) this.#fail(error);
      });
    }

    async #start(isWanted) {
      const root = make("div", { className: "root" });
      const before = [...this.shadowRoot.children].slice(1);
      let sheet;
      const styled = new Promise((done) => (sheet = this.#sheet(done)));
      this.shadowRoot.replaceChildren(sheet, ...before);
      const theme = this.#choice((storage) => storage.getItem(THEME));
      if (theme) this.setAttribute("theme", theme);
      await Promise.all([init(), styled]);
      if (!isWanted()) return undefined;
      this.shadowRoot.replaceChildren(sheet, root);
      const widget = this.#make(root);
      const { map, selection, text: kept } = this.#early;
      this.#early = {};
      this.#leading = await this.#leads();
      // A fault meanwhile has begun everything anew.
      if (this.#widget !== widget) return undefined;
      await widget.open(map === undefined ? kept : text(map), this.#leading);
      this.#tabs?.ask();
      if (!isWanted()) return undefined;
      if (selection) widget.select(Array.from(selection, String));
      if (this.#form) this.#first = widget.map();
      this.#check();
      widget.announce();
      return widget;
    }

    #make(root) {
      const hold = (change, map, kind) => this.#hold(change, map, kind);
      return (this.#widget = new core.Widget(this, root, beside("./").href, spawn, compiled, companion, hold));
    }

    #hold(change, map, kind) {
      if (map === undefined && !this.#newest) return;
      const whole = map !== undefined && { map, changes: [], kind };
      const held = whole || { ...this.#newest, changes: [...this.#newest.changes, change] };
      this.#newest = held;
      this.#tabs?.tell(change, whole);
      setTimeout(() => this.#newest && (this.#sure = held), SURE_MILLIS);
    }

    /** Lets go of an instance that broke; what is returned goes on with the next one. */
    [RESCUE]() {
      const held = this.#sure ?? {};
      const newest = this.#newest;
      const aside = newest && newest.map === held.map ? newest.changes.slice(held.changes.length) : [];
      this.#newest = this.#widget = undefined;
      this.#early = { text: held.map };
      const run = (this.#run = {});
      const { resolve, reject } = (this.#ready = promised());
      return (report) =>
        this.#again(held, aside, report, run).then(resolve, (error) => {
          reject(error);
          if (this.#run === run) this.#fail(error);
        });
    }

    async #again({ map, changes, kind }, aside, report, run) {
      await starting;
      if (this.#run !== run) return undefined;
      const root = make("div", { className: "root" });
      this.shadowRoot.replaceChildren(this.shadowRoot.querySelector("link"), root);
      const widget = this.#make(root);
      this.#early = {};
      this.#leading ??= await this.#leads();
      if (map === undefined) await widget.open(undefined, this.#leading);
      else await widget.openAgain(map, changes, kind, this.#leading, await report(aside));
      return widget;
    }

    #fail(error) {
      this.shadowRoot.replaceChildren(this.#sheet(), make("p", { className: "is-broken", role: "alert", textContent: error.message }), make("slot"));
      this.#tell(error);
    }

    #tell(error) {
      this.dispatchEvent(new CustomEvent("stakeholder-map-error", { bubbles: true, composed: true, detail: error }));
    }

    async #started() {
      if (this.isConnected) this.#begin();
      const widget = await this.#ready.promise;
      if (!widget || this.#widget !== widget) throw gone();
      return widget;
    }

    get map() {
      const early = this.#early.map ?? null;
      return early === null && this.value ? JSON.parse(this.value) : early;
    }
    set map(value) {
      if (this.#widget) this.#widget.loadText(text(value));
      else this.#early.map = value;
    }
    /** The map as JSON text: what a form sends. */
    get value() {
      const { map, text: kept } = this.#early;
      return this.#widget ? this.#widget.map() : map == null ? (kept ?? "") : text(map);
    }
    set value(json) {
      if (this.#widget) this.#widget.loadText(String(json));
      else this.#early = { ...this.#early, map: undefined, text: String(json) };
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
    /** Opens a dialog to pass the map on: `publish` or `share-link`. */
    async openEmbedding(dialog = "publish") {
      await this.#started();
      return (await code(`${dialog}.js`)).open(this, companion);
    }
    /** Shows the map large, over the whole screen where the browser allows it; Escape comes back. */
    async present() {
      await this.#started();
      this.presenting = true;
      // Escape leads out wherever the focus is.
      const leave = ({ key }) => {
        if (key !== "Escape") return;
        if (this.matches(":fullscreen")) document.exitFullscreen();
        this.presenting = false;
        removeEventListener("keydown", leave, true);
      };
      addEventListener("keydown", leave, true);
      await this.requestFullscreen?.().catch(() => undefined);
    }

    /** Ends the element: everything it holds is let go; being put on a page again starts it anew. */
    dispose() {
      this.#run = undefined;
      standing.delete(this);
      this.#newest = this.#sure = undefined;
      this.#watch.disconnect();
      this.#ready.reject(gone());
      this.#ready = promised();
      this.#early = {};
      const widget = this.#widget;
      this.#widget = undefined;
      widget?.dispose();
      this.#tabs?.leave();
      this.#tabs = this.#leading = undefined;
      this.shadowRoot.replaceChildren();
    }
  }
  reflect(StakeholderMapElement.prototype);
  return StakeholderMapElement;
};
