// The map in an iframe: options in the address, and messages with one host, named there by its exact origin.
// What each message holds: docs/embedding.md and protocol.schema.json. Nothing is sent to, or taken from, anybody else.
import { define } from "./stakeholder-map.js";

const PROTOCOL = "stakeholder-map";
const OPTIONS = ["src", "mode", "view", "theme", "lang", "controls", "worker", "poster"];
const MOST_CHARACTERS = 5_000_000;
const MOST_A_SECOND = 100;

const asked = new URLSearchParams(location.search);
const host = exactOrigin(asked.get("host"));
const element = document.createElement("stakeholder-map");
element.setAttribute("loading", "eager");
for (const name of OPTIONS) if (asked.has(name)) element.setAttribute(name, asked.get(name));

let sent = 0;
let heard = 0;
let isInitialised = false;
let second = 0;
let inSecond = 0;

/** The origin, if that is all that the text says. */
function exactOrigin(text) {
  return text && URL.canParse(text) && new URL(text).origin === text ? text : null;
}

function post(type, content, about) {
  if (host && parent !== window) parent.postMessage({ protocol: PROTOCOL, version: 1, id: (sent += 1), type, ...(about && { about }), ...content }, host);
}

function refuse(code, message, about) {
  post("error", { error: { code, message, args: {}, place: null } }, about);
}

const isText = (value) => typeof value === "string";
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** What the host may ask: how its message is checked, and what is done. */
const VERBS = {
  __proto__: null,
  init: [() => true, async () => ({ formats: ["json", "csv", "xlsx", "graphml", "gexf", "kumu", "dl", "svg", "png"] })],
  load: [({ map }) => isObject(map), async ({ map }) => element.load(map)],
  change: [({ commands }) => Array.isArray(commands) && commands.every(isObject), async ({ commands }) => ({ diff: await element.apply(commands) })],
  save: [() => true, async () => ({ map: await element.save() })],
  export: [({ format, options = {} }) => isText(format) && isObject(options), async ({ format, options }) => ({ bytes: await element.exportAs(format, options) })],
  select: [({ ids }) => Array.isArray(ids) && ids.every(isText), async ({ ids }) => element.select(ids)],
};

/** Whether this message is one too many in its second; that is said once. */
function isTooMany() {
  const now = Math.floor(performance.now() / 1000);
  if (now !== second) [second, inSecond] = [now, 0];
  inSecond += 1;
  if (inSecond === MOST_A_SECOND + 1) refuse("too-many", `At most ${MOST_A_SECOND} messages a second are heard.`);
  return inSecond > MOST_A_SECOND;
}

function size(message) {
  try {
    return JSON.stringify(message).length;
  } catch {
    return Infinity;
  }
}

async function hear({ data, origin, source }) {
  if (origin !== host || source !== parent || data?.protocol !== PROTOCOL || isTooMany()) return;
  const about = data.id;
  if (!Number.isSafeInteger(about) || about <= heard) return refuse("out-of-order", "The number of a message must be larger than that of the one before.", about);
  heard = about;
  if (size(data) > MOST_CHARACTERS) return refuse("too-large", `A message may hold ${MOST_CHARACTERS} characters.`, about);
  const [isRight, carryOut] = VERBS[data.type] ?? [];
  if (data.version !== 1 || !isRight?.(data)) return refuse("invalid-message", "This message is not one of the protocol.", about);
  if (!isInitialised && data.type !== "init") return refuse("not-initialised", "The first message is init.", about);
  isInitialised = true;
  try {
    post(data.type, await carryOut(data), about);
  } catch ({ code = "failed", message, args = {}, place = null }) {
    post("error", { error: { code, message, args, place } }, about);
  }
}

/** The height that a map of this width would like. */
const likedHeight = (width) => Math.round(Math.min(800, Math.max(320, width * 0.62)));

if (host) {
  addEventListener("message", hear);
  const pass = (type) => element.addEventListener(`stakeholder-map-${type}`, ({ detail }) => isInitialised && post(type, detail));
  ["change", "select"].forEach(pass);
  element.addEventListener("stakeholder-map-error", ({ detail: { code, message, args = {}, place = null } }) => post("error", { error: { code, message, args, place } }));
  element.addEventListener("stakeholder-map-ready", () => {
    post("hello", {});
    new ResizeObserver(([{ contentRect }]) => post("resize", { width: Math.round(contentRect.width), height: likedHeight(contentRect.width) })).observe(element);
  });
}

define();
document.body.append(element);
