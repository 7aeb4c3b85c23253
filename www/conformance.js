// Tries whether a frame keeps to the protocol of docs/embedding.md: plays its host, sends what is right and what is wrong, and checks
// every answer against protocol.schema.json. `?frame=` is the address of the frame; without it, embed.html beside this page.
// What came out stands on the page, and as JSON in `data-result` of its body, for those who run it without looking.

const PROTOCOL = "stakeholder-map";
const MAP = {
  format: "stakeholder-map",
  version: 1,
  title: "Conformance",
  stakeholders: [{ id: "a", name: "Clinic" }, { id: "b", name: "School", unknownField: "kept" }],
  relationships: [{ id: "r", source: "a", target: "b" }],
};
/** How long an answer may take; `?late=` says otherwise. */
const LATE_MILLIS = Number(new URLSearchParams(location.search).get("late")) || 20_000;
const FIRST_MILLIS = 60_000;

const wait = (millis) => new Promise((done) => setTimeout(done, millis));
const iframe = document.querySelector("iframe");
const list = document.querySelector("ol");
const status = document.querySelector("[role=status]");
const field = document.querySelector("input");

/** Whether a value is as a JSON Schema says; knows the words that the schema of the protocol uses, and fails on others. */
function fits(schema, value) {
  const is = {
    object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    array: Array.isArray,
    string: (value) => typeof value === "string",
    integer: Number.isInteger,
    null: (value) => value === null,
  };
  const rules = {
    type: (types) => [types].flat().some((type) => is[type](value)),
    const: (only) => value === only,
    enum: (words) => words.includes(value),
    required: (names) => names.every((name) => name in value),
    properties: (parts) => Object.entries(parts).every(([name, part]) => !(name in value) || fits(part, value[name])),
    additionalProperties: () => Object.keys(value).every((name) => name in schema.properties),
    items: (part) => value.every((item) => fits(part, item)),
    oneOf: (choices) => choices.filter((choice) => fits(choice, value)).length === 1,
    title: () => true,
    description: () => true,
  };
  return Object.entries(schema).every(([rule, wanted]) => rules[rule](wanted));
}

/** One frame and all that it has said. */
class Frame {
  heard = [];
  #last = 0;
  #origin;
  #ear = ({ data, origin, source }) => source === iframe.contentWindow && this.heard.push({ origin, data });

  /** Opens it, and names an origin as its host. */
  constructor(address, host) {
    const url = new URL(address);
    url.searchParams.set("mode", "edit");
    url.searchParams.set("host", host);
    this.#origin = url.origin;
    addEventListener("message", this.#ear);
    iframe.src = url;
  }

  close() {
    removeEventListener("message", this.#ear);
  }

  get messages() {
    return this.heard.map(({ data }) => data);
  }

  get origins() {
    return [...new Set(this.heard.map(({ origin }) => origin))];
  }

  get origin() {
    return this.#origin;
  }

  /** Sends a message that may be wrong. */
  post(message) {
    iframe.contentWindow.postMessage(message, this.#origin);
  }

  /** Sends a request; gives its number. */
  say(type, content = {}, id = (this.#last += 1)) {
    this.#last = Math.max(this.#last, id);
    this.post({ protocol: PROTOCOL, version: 1, id, type, ...content });
    return id;
  }

  /** The first message that is so, once it comes. */
  async hear(isIt, millis = LATE_MILLIS) {
    for (const end = performance.now() + millis; performance.now() < end; await wait(20)) {
      const found = this.messages.find(isIt);
      if (found) return found;
    }
    throw new Error("no such message came");
  }

  /** Sends a request and gives its answer. */
  ask(type, content, id) {
    const number = this.say(type, content, id);
    return this.hear(({ about }) => about === number);
  }

  /** The code of the error that a request is answered with. */
  async codeOf(type, content) {
    const { error, ...answer } = await this.ask(type, content);
    demand(answer.type === "error", "the answer is no error", answer);
    return error.code;
  }
}

function demand(holds, what, seen) {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(seen)?.slice(0, 300)}`);
}

const equal = (seen, wanted) => demand(JSON.stringify(seen) === JSON.stringify(wanted), `${JSON.stringify(wanted)} was wanted`, seen);

/** What a frame has to do, in this order. */
const RULES = [
  ["It says hello by itself, from its own origin", async (frame) => {
    await frame.hear(({ type }) => type === "hello", FIRST_MILLIS);
    equal(frame.origins, [frame.origin]);
  }],
  ["Before init a request is refused as not-initialised", async (frame) => equal(await frame.codeOf("save"), "not-initialised")],
  ["init is answered with the formats of export", async (frame) => {
    const { formats } = await frame.ask("init");
    demand(["json", "svg"].every((format) => formats.includes(format)), "json and svg are among them", formats);
    frame.formats = formats;
  }],
  ["load takes a map, and save gives it back, with fields that it does not know", async (frame) => {
    equal((await frame.ask("load", { map: MAP })).type, "load");
    const { map } = await frame.ask("save");
    equal([map.title, map.stakeholders.map(({ id, unknownField }) => [id, unknownField])], ["Conformance", [["a", null], ["b", "kept"]]]);
  }],
  ["change is answered with a diff, and told unasked", async (frame) => {
    const before = frame.heard.length;
    const answer = await frame.ask("change", { commands: [{ type: "add-stakeholder", stakeholder: { id: "c", name: "Library" } }] });
    demand(answer.diff, "there is a diff", answer);
    const isTold = ({ type, about, origin }) => type === "change" && about === undefined && origin === "host";
    await frame.hear((message) => isTold(message) && frame.messages.indexOf(message) >= before);
    equal((await frame.ask("save")).map.stakeholders.length, 3);
  }],
  ["A change that breaks a rule is refused, and changes nothing", async (frame) => {
    const { type, error } = await frame.ask("change", { commands: [{ type: "add-stakeholder", stakeholder: { id: "d", name: "Museum" } }, { type: "remove-stakeholder", id: "nobody" }] });
    equal([type, typeof error?.code, typeof error?.message], ["error", "string", "string"]);
    equal((await frame.ask("save")).map.stakeholders.length, 3);
  }],
  ["select is carried out, and told unasked", async (frame) => {
    await frame.ask("select", { ids: ["b"] });
    await frame.hear(({ type, about, ids }) => type === "select" && about === undefined && String(ids) === "b");
  }],
  ["export gives bytes in every format that init named", async (frame) => {
    for (const format of frame.formats) {
      const { bytes, error } = await frame.ask("export", { format });
      demand(bytes instanceof Uint8Array && bytes.length > 20, format, error ?? typeof bytes);
    }
  }],
  ["A format that there is none of is refused as unknown-format", async (frame) => equal(await frame.codeOf("export", { format: "none" }), "unknown-format")],
  ["A map that breaks a rule is refused with its own code", async (frame) => equal(await frame.codeOf("load", { map: { stakeholders: [{ id: "a" }, { id: "a" }] } }), "duplicate-id")],
  ["What is no request is refused as invalid-message", async (frame) => {
    for (const [type, content] of [["constructor"], ["load", { map: "no" }], ["select", { ids: [1] }], ["save", { version: 2 }]]) equal(await frame.codeOf(type, content), "invalid-message");
  }],
  ["A number that does not grow is refused as out-of-order", async (frame) => {
    const id = frame.say("save");
    await frame.hear(({ about }) => about === id);
    frame.say("save", {}, id);
    const { error } = await frame.hear(({ about, type }) => about === id && type === "error");
    equal(error.code, "out-of-order");
  }],
  ["What is of another protocol is not answered", async (frame) => {
    const before = frame.heard.length;
    for (const message of [null, "text", { protocol: "other", version: 1, id: 10_000, type: "save" }, [1]]) frame.post(message);
    await wait(500);
    equal(frame.messages.slice(before), []);
  }],
  ["It tells the height that it would like when its width changes", async (frame) => {
    const before = frame.heard.length;
    iframe.style.setProperty("width", "500px");
    await frame.hear((message) => message.type === "resize" && message.height > 0 && frame.messages.indexOf(message) >= before);
    iframe.style.removeProperty("width");
  }],
  ["More than 5,000,000 characters are refused as too-large", async (frame) => equal(await frame.codeOf("load", { map: { notes: "x".repeat(5_000_001) } }), "too-large")],
  ["Of more than 100 messages a second it says once that they are too many, and hears again after that second", async (frame) => {
    await wait(1_100);
    // They may fall on both sides of the turn of a second.
    for (let turn = 0; turn < 250; turn += 1) frame.say("save");
    await frame.hear(({ error }) => error?.code === "too-many");
    await wait(2_200);
    const said = frame.messages.filter(({ error }) => error?.code === "too-many").length;
    demand(said <= 2, "once in each of two seconds at most", said);
    equal((await frame.ask("save")).type, "save");
  }],
  ["Its messages are numbered in order", async (frame) => {
    const ids = frame.messages.map(({ id }) => id);
    demand(ids.every((id, at) => at === 0 || id > ids[at - 1]), "each is larger than the one before", ids);
  }],
  ["Every message is as the schema says", async (frame) => {
    const schema = await (await fetch(new URL("protocol.schema.json", import.meta.url))).json();
    const plain = ({ bytes, ...message }) => ({ ...message, ...(bytes && { bytes: {} }) });
    equal(frame.messages.map(plain).filter((message) => !fits(schema.$defs.fromFrame, message)), []);
  }],
];

const STRANGER = ["To a page that its address does not name it says nothing", async (frame) => {
  await wait(3_000);
  frame.say("init");
  await wait(1_000);
  equal(frame.messages, []);
}];

async function tried(results, frame, [what, rule]) {
  const line = list.appendChild(Object.assign(document.createElement("li"), { textContent: what }));
  try {
    await rule(frame);
    results.push({ what, held: true });
    line.className = "held";
  } catch ({ message }) {
    results.push({ what, held: false, message });
    line.className = "failed";
    line.append(Object.assign(document.createElement("small"), { textContent: message }));
  }
}

/** Tries every rule on the frame at an address. */
async function run(address) {
  const results = [];
  list.replaceChildren();
  delete document.body.dataset.result;
  status.textContent = "Running…";
  const frame = new Frame(address, location.origin);
  for (const rule of RULES) await tried(results, frame, rule);
  frame.close();
  const other = new Frame(address, "https://other.example");
  await tried(results, other, STRANGER);
  other.close();
  const failed = results.filter(({ held }) => !held).length;
  status.textContent = failed ? `${failed} of ${results.length} do not hold.` : `All ${results.length} hold.`;
  document.body.dataset.result = JSON.stringify({ frame: address, results });
}

field.value = new URLSearchParams(location.search).get("frame") ?? new URL("embed.html", import.meta.url).href;
document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  run(field.value);
});
run(field.value);
