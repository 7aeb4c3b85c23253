// Types of the module. The map file is described by stakeholder-map.schema.json.

export interface Point { x: number; y: number }
export interface Sector { id: string; name?: string; color?: string; [field: string]: unknown }
export interface Goal {
  id: string;
  name?: string;
  measure?: { unit?: string; baseline?: number; target?: number; current?: number };
  [field: string]: unknown;
}
export interface Stakeholder {
  id: string;
  name?: string;
  kind?: "agency" | "department" | "ngo" | "business" | "community" | "individual" | "coalition" | "other";
  sector?: string;
  parent?: string;
  /** 0 to 10; absent: not rated. */
  power?: number;
  /** 0 to 10; absent: not rated. */
  interest?: number;
  ratings?: { by: string; power?: number; interest?: number; date?: string }[];
  in_room?: boolean;
  power_bases?: Partial<Record<"mandate" | "money" | "knowledge" | "decision" | "agenda" | "mobilisation", number>>;
  /** −2 opposes to +2 champions the purpose. */
  stance?: number;
  offers?: string[];
  needs?: string[];
  services?: string[];
  serves?: string[];
  goals?: { goal: string; stance?: number; role?: "accountable" | "responsible" | "consulted" | "informed" }[];
  tags?: string[];
  link?: string;
  notes?: string;
  source?: { kind?: "room" | "document" | "data"; text?: string };
  private?: boolean;
  position?: Point & { pinned?: boolean };
  [field: string]: unknown;
}
export interface Relationship {
  id?: string;
  source: string;
  target: string;
  directed?: boolean;
  kind?: string;
  /** Greater than 0; absent: 1. */
  strength?: number;
  /** 0 none, 1 networking, 2 cooperation, 3 coordination, 4 coalition, 5 collaboration. */
  level?: number;
  /** 1 to 4: of the source in the target, and back. */
  trust?: { forward?: number; back?: number };
  /** −1: opposition. */
  sign?: 1 | -1;
  barrier?: { kind?: "law" | "data-sharing" | "procedure" | "budget" | "mandate" | "other"; note?: string; owner?: string; next_step?: string };
  notes?: string;
  private?: boolean;
  [field: string]: unknown;
}
export interface StakeholderMap {
  format?: "stakeholder-map";
  version?: number;
  title?: string;
  purpose?: string;
  perspective?: { group?: string; date?: string };
  sectors?: Sector[];
  goals?: Goal[];
  stakeholders: Stakeholder[];
  relationships?: Relationship[];
  actions?: { id: string; text?: string; owner?: string; due?: string; about?: string[]; finding?: string; done?: boolean }[];
  privateFields?: string[];
  asks?: string[];
  [field: string]: unknown;
}

/** A remark on what was read. */
export interface Warning {
  code: string;
  args: Record<string, string | number>;
  file: string;
  place: string | null;
  message: string;
}
/** What every failure throws. */
export interface StakeholderMapError extends Error {
  /** A stable word: invalid-json, unknown-format, empty-file, malformed, not-loaded, too-large, duplicate-id, unknown-reference, value-out-of-range, newer-version, unsupported-here, … */
  code: string;
  args: Record<string, string | number>;
  /** Line, row, cell or JSON pointer. */
  place: string | null;
}

/** null: not defined for this map, never 0 in its place. */
export type Value = number | boolean | null;
export interface Definition {
  key: string;
  level: "network" | "stakeholder" | "relationship" | "sector" | "sector_pair" | "ranking";
  /** The term on screen. */
  name: string;
  technical: string;
  meaning: string;
  formula: string;
  /** The values it can take. */
  range: string;
  source: string;
}
/** How often a stakeholder joins two that have no direct tie, by role towards the sectors, and each against chance. */
export type Brokerage = Record<
  | "coordinator" | "itinerant" | "representative" | "gatekeeper" | "liaison" | "total"
  | "z_coordinator" | "z_itinerant" | "z_representative" | "z_gatekeeper" | "z_liaison" | "z_total",
  number | null
>;
/** What passes between two sectors. */
export interface SectorPair {
  source: string | null;
  target: string | null;
  /** The strength of all ties from source to target, and back. */
  sent: number;
  received: number;
  /** −1 to 1: which of the two leads; null where arrows do not count. */
  asymmetry: number | null;
}
/** How a ranking fares when up to a tenth of the ties are missing or wrong. */
export interface Ranking {
  /** The measure by which stakeholders are ranked. */
  key: string;
  /** Who is first; of several the one that the map lists first. */
  first: string | null;
  trials: number;
  /** 0 to 1: the share of trials in which the first stays first. */
  holds: number;
  /** −1 to 1: how far the whole order stays. */
  agreement: number;
  /** holds: in at least 95 % of trials, likely: in 80 %. */
  sure: "holds" | "likely" | "open";
}
export interface Report {
  network: Record<string, Value>;
  stakeholders: ({ id: string; brokerage: Brokerage } & Record<string, Value | string | Brokerage>)[];
  relationships: ({ id: string } & Record<string, Value | string>)[];
  sectors: ({ id: string | null } & Record<string, Value | string>)[];
  /** Every two sectors that a tie joins, the one that the map lists first as source; null: those without a sector. */
  sector_pairs: SectorPair[];
  /** How sure the rankings are; empty for large maps. */
  rankings: Ranking[];
  definitions: Definition[];
  /** Why something is not defined. */
  notes: { key: string; reason: string; count: number | null }[];
}
export interface AnalyzeOptions {
  /** Default: directed if any relationship is. */
  direction?: "directed" | "undirected";
  /** Default: none. */
  weight?: "none" | "strength";
  /** Whose unevenness: rated power, or any stakeholder key; default "degree". */
  power?: "rated" | (string & {});
  /** Of permutations and resampling. */
  seed?: number;
  /** How often chance is tried; default 1000, 0 leaves out what it would tell. */
  trials?: number;
}
export type ExportFormat = "json" | "csv" | "xlsx" | "graphml" | "gexf" | "kumu" | "dl" | "svg" | "png" | "html" | "report";
export interface ExportOptions {
  /** csv: which of the two tables, or both in a ZIP archive; default "stakeholders". */
  table?: "stakeholders" | "relationships" | "both";
  /** html: what people may do in the page; default "view". */
  mode?: "view" | "edit";
  /** svg, png, html, report: whether what is private is in it; default false. */
  private?: boolean;
  /** svg, png: which view; default the one on screen, else "map". A view that is not there yet is the map. */
  view?: "map" | "grid" | (string & {});
  /** svg, png: default "light". */
  theme?: "light" | "dark" | "projector";
  /** report: the paper; default "A4". The last two are A0. */
  sheet?: "A4" | "A4 landscape" | "A3" | "A3 landscape" | "841mm 1189mm" | "1189mm 841mm";
  [option: string]: unknown;
}

/** Compiles and starts the program once; without input it takes the .wasm file beside this module. */
export default function init(input?: RequestInfo | URL | Response | BufferSource | WebAssembly.Module): Promise<void>;
export function initSync(input: { module: BufferSource | WebAssembly.Module }): void;
/**
 * Reads files, known by their content: map files, CSV, TSV, XLSX, ODS, GraphML, GEXF, GML, Pajek, UCINET DL, VNA, DOT, JSON of
 * Kumu, Cytoscape and node-link, ZIP of these. Several files together (nodes and edges) make one map; what was left out is listed.
 */
export function importFiles(files: { name: string; bytes: Uint8Array }[]): Promise<{ map: StakeholderMap; warnings: Warning[]; readOnly: boolean }>;
/** Makes a file. Tables, workbooks and network files leave out what is private; xlsx holds the measures, too. */
export function exportMap(map: StakeholderMap, format: ExportFormat, options?: ExportOptions): Promise<Uint8Array>;
export function analyze(map: StakeholderMap, options?: AnalyzeOptions): Report;
/** `quality`: `quick` (the default) or `best`, which takes several times as long. */
export function layout(map: StakeholderMap, view?: string, options?: { quality?: "quick" | "best" }): Record<string, Point>;
/** How a page has every file of the program checked before it runs; `checked.js` does so. */
export interface Checks {
  /** The answer for a file beside this module, or its refusal; of a script, that it may be imported. */
  fetched(file: string): Promise<Response | void>;
  /** Properties of the `<link>` of the style sheet. */
  styleRules: { integrity: string; crossOrigin: string };
}
/** Registers the element under a name; default "stakeholder-map". */
export function define(tag?: string, checks?: Checks): void;

/** A change in its wire form. */
export type Diff = unknown;
export interface StakeholderMapEvents {
  "stakeholder-map-ready": CustomEvent<null>;
  "stakeholder-map-change": CustomEvent<{ revision: number; origin: "user" | "host" | "import" | "undo" | "redo" | "remote" | "load"; diff: Diff }>;
  "stakeholder-map-select": CustomEvent<{ ids: string[] }>;
  "stakeholder-map-save": CustomEvent<{ map: StakeholderMap }>;
  "stakeholder-map-error": CustomEvent<StakeholderMapError>;
  /** Cancelable. */
  "stakeholder-map-beforechange": CustomEvent<{ origin: "user" | "host" | "import" | "undo" | "redo"; diff: Diff }>;
  /** Cancelable. */
  "stakeholder-map-beforeexport": CustomEvent<{ format: string }>;
}
/**
 * Attributes: src, mode, view, theme, lang, controls, storage, worker, loading, poster, locked, name, required, disabled, presenting,
 * each a property of the same name. A property that is not one of its words reads as its default, the first one.
 * `view` is "map" or "grid" (power by interest); people may look elsewhere afterwards. A view that is not there yet is the map.
 * `poster` is the address of a picture that stands there until the map does; `locked` keeps people from changing the map,
 * whatever the mode says; `presenting` is there while the map is presented.
 */
export interface StakeholderMapElement extends HTMLElement {
  src: string;
  mode: "view" | "edit";
  view: "map" | "grid" | "sectors" | "matrix" | "table" | "heat" | "status";
  theme: "auto" | "light" | "dark" | "projector";
  controls: "minimal" | "none" | "full";
  storage: "none" | "local";
  worker: "auto" | "off";
  /** "lazy": the program starts when the element comes near the window, or is asked for something. */
  loading: "lazy" | "eager";
  poster: string;
  locked: boolean;
  presenting: boolean;
  map: StakeholderMap | null;
  /** The map as JSON text: what a form sends under `name`. */
  value: string;
  name: string;
  /** A form is not valid while the map is empty. */
  required: boolean;
  disabled: boolean;
  readonly form: HTMLFormElement | null;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  setCustomValidity(message: string): void;
  readonly report: Report | null;
  selection: string[];
  load(source: StakeholderMap | string | URL | File): Promise<void>;
  save(): Promise<StakeholderMap>;
  /** Carries out commands as one step; resolves once it is painted, with what changed. */
  apply(commands: object | object[]): Promise<Diff>;
  select(ids: Iterable<string>): Promise<void>;
  fit(): Promise<void>;
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  exportAs(format: ExportFormat, options?: ExportOptions): Promise<Uint8Array>;
  /** Shows the map large in the projector theme, over the whole screen where the browser allows it; Escape comes back. */
  present(): Promise<void>;
  /**
   * Opens a dialog: `publish` (the default) has the code to embed the map and its folder for a web space, `share-link` a link with the map
   * in it. Promises that it was closed; `true` where the person asked for a page in one file instead of a link.
   */
  openEmbedding(dialog?: "publish" | "share-link"): Promise<boolean | void>;
  dispose(): void;
  addEventListener<K extends keyof StakeholderMapEvents>(type: K, listener: (event: StakeholderMapEvents[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}
declare global {
  interface HTMLElementTagNameMap {
    "stakeholder-map": StakeholderMapElement;
  }
}
