// A page of another origin holds the map in an iframe and talks with it by messages, each as the schema says.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { open, same, until } from "../browser.mjs";
import { serve } from "../server.mjs";

export const browsers = ["chromium"];

const SCHEMA = JSON.parse(readFileSync(new URL("../../../www/protocol.schema.json", import.meta.url), "utf8"));
const MAP = { format: "stakeholder-map", version: 1, title: "One", stakeholders: [{ id: "a", name: "Clinic" }, { id: "b", name: "School" }], relationships: [{ id: "r", source: "a", target: "b" }] };

/** Whether a value is as a schema says; knows the words that ours uses, and fails on others. */
function fits(schema, value) {
  const is = { object: (value) => typeof value === "object" && value !== null && !Array.isArray(value), array: Array.isArray, string: (value) => typeof value === "string", integer: Number.isInteger, null: (value) => value === null };
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

const host = (address, mode = "edit") => ({
  headers: { "content-security-policy": `default-src 'none'; script-src 'self'; img-src data:; frame-src ${new URL(address).origin}` },
  body: `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><iframe width="700" height="450" src="${address}embed.html?mode=${mode}&controls=full&host=HOST"></iframe><script src="host.js"></script></html>`,
});

const SCRIPT = `window.heard = [];
const frame = document.querySelector("iframe");
addEventListener("message", ({ data, source, origin }) => source === frame.contentWindow && window.heard.push({ ...data, from: origin }));
window.id = 0;
window.say = (type, content = {}) => (frame.contentWindow.postMessage({ protocol: "stakeholder-map", version: 1, id: ++window.id, type, ...content }, "*"), window.id);
window.answer = async (id) => { while (!window.heard.some(({ about }) => about === id)) await new Promise((done) => setTimeout(done, 20)); return window.heard.find(({ about }) => about === id); };
window.ask = (type, content) => window.answer(window.say(type, content));`;

export async function tell({ browser, step }) {
  const dist = process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));
  const far = await serve(dist);
  const near = await serve(dist, { "host.html": host(far.address), "host.js": SCRIPT });
  const origin = new URL(near.address).origin;
  const served = { "host.html": { ...host(far.address), body: host(far.address).body.replace("HOST", encodeURIComponent(origin)) }, "host.js": SCRIPT, "wrong.html": { ...host(far.address), body: host(far.address).body.replace("HOST", "https%3A%2F%2Fpartner.example") } };
  near.close();
  const page = await open(browser, { address: near.address });
  // The origin has to be known before the page that names it is written.
  const again = await serve(dist, served, { port: Number(new URL(near.address).port) });
  const on = (script, argument) => page.page.evaluate(script, argument);
  const ask = (type, content) => on(([type, content]) => window.ask(type, content), [type, content]);
  try {
    step("saying hello");
    await page.open("host.html");
    await until("the map says hello", async () => (await on(() => window.heard)).some(({ type }) => type === "hello"), 60_000);
    same("too early a request is refused", (await ask("save")).error.code, "not-initialised");
    same("then it begins", (await ask("init")).formats, ["json", "csv", "xlsx", "graphml", "gexf", "kumu", "dl", "svg", "png"]);

    step("every request");
    same("load", (await ask("load", { map: MAP })).type, "load");
    same("change", (await ask("change", { commands: [{ type: "add-stakeholder", stakeholder: { id: "c", name: "Library" } }] })).type, "change");
    same("save", (await ask("save")).map.stakeholders.map(({ name }) => name), ["Clinic", "School", "Library"]);
    await ask("select", { ids: ["b"] });
    const picture = await on(async () => { const { bytes } = await window.ask("export", { format: "svg" }); return [bytes instanceof Uint8Array, new TextDecoder().decode(bytes).startsWith("<svg")]; });
    same("export", picture, [true, true]);
    const heard = await on(() => window.heard.map(({ bytes, ...message }) => ({ ...message, ...(bytes && { bytes: {} }) })));
    same("the host hears of changes and of what is selected", [heard.some(({ type, about, origin, diff }) => type === "change" && !about && origin === "host" && diff), heard.some(({ type, about, ids }) => type === "select" && !about && String(ids) === "b")], [true, true]);
    same("and of the height that the map would like", heard.filter(({ type }) => type === "resize").map(({ height }) => height).pop(), 434);

    step("what is wrong");
    const code = async (type, content) => (await ask(type, content)).error?.code;
    same("no such request", await code("constructor"), "invalid-message");
    same("a map that is none", await code("load", { map: "no" }), "invalid-message");
    same("a map that breaks a rule", await code("load", { map: { stakeholders: [{ id: "a" }, { id: "a" }] } }), "duplicate-id");
    same("a number of before", await on(async () => { window.id = 2; window.heard = window.heard.filter(({ about }) => about !== 3); return (await window.ask("save")).error.code; }), "out-of-order");
    await on(() => (window.id = 1000));
    same("too large", await code("load", { map: { notes: "x".repeat(5_000_001) } }), "too-large");
    await page.page.waitForTimeout(1100);
    await on(() => { for (let turn = 0; turn < 150; turn += 1) window.say("save"); });
    await until("too many", async () => (await on(() => window.heard)).filter(({ error }) => error?.code === "too-many").length === 1);
    same("all messages are numbered in order", await on(() => { const ids = window.heard.filter(({ about }) => about !== 3).map(({ id }) => id); return ids.every((id, at) => at === 0 || id > ids[at - 1]); }), true);
    const wrong = (await on(() => window.heard.map(({ bytes, ...message }) => ({ ...message, ...(bytes && { bytes: {} }) })))).filter(({ from, ...message }) => from !== new URL(far.address).origin || !fits(SCHEMA.$defs.fromFrame, message));
    same("all are as the schema says", wrong, []);
    const said = [{ type: "load", map: {} }, { type: "load" }, { type: "select", ids: [1] }].map((message) => fits(SCHEMA.$defs.toFrame, { protocol: "stakeholder-map", version: 1, id: 1, ...message }));
    same("which is strict with hosts, too", said, [true, false, false]);
    same("nothing complains", (await page.complaints()).filter((words) => !words.startsWith("request to elsewhere")), []);

    step("a page that is not the one named");
    await page.open("wrong.html");
    await page.page.frameLocator("iframe").locator("stakeholder-map .stage-canvas").waitFor({ timeout: 30_000 });
    await on(() => window.say("init"));
    await page.page.waitForTimeout(800);
    same("hears nothing", await on(() => window.heard), []);
  } finally {
    await page.close();
    far.close();
    again.close();
  }
}
