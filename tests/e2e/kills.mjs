// Kills tab, page process or browser at random moments of random editing, and looks at what is kept: node kills.mjs [rounds] [seed].
// Every edit also writes its number into the title, so that what comes back names the edit that it is from; it has to be the map
// as it was after that edit, and nothing older than a quarter of a second before the end may be missing.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "./browser.mjs";
import { openChromium } from "./chromium.mjs";
import { serve } from "./server.mjs";

/** How much of the newest work may be lost. */
const LOST_MILLIS = 250;
/** A browser is killed every so many rounds, a page process or a tab in the others. */
const BROWSER_ROUNDS = 10;
/** About so many bodies stay on the map. */
const BODIES = 40;

/** Numbers from a seed, the same here and in the page: splitmix32. */
export const numbers = (seed) => (most) => {
  seed = (seed + 0x9e3779b9) | 0;
  let mixed = seed ^ (seed >>> 16);
  mixed = Math.imul(mixed, 0x21f0aaad);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x735a2d97);
  return ((mixed ^ (mixed >>> 15)) >>> 0) % most;
};

/** The commands of one edit, and the map after it: bodies by id, ties by id. */
export function edit({ bodies, ties }, number, random) {
  const [ids, tied] = [Object.keys(bodies).sort(), Object.keys(ties).sort()];
  const commands = [{ type: "change-map", set: { title: `Edit ${number}` } }];
  const next = { bodies: { ...bodies }, ties: { ...ties } };
  const what = random(10);
  const [first, second] = [ids[random(ids.length || 1)], ids[random(ids.length || 1)]];
  if (ids.length < 3 || (what < 4 && ids.length < BODIES)) {
    next.bodies[`b${number}`] = `Body ${number}`;
    commands.push({ type: "add-stakeholder", stakeholder: { id: `b${number}`, name: `Body ${number}` } });
  } else if (what < 6 && first !== second) {
    next.ties[`t${number}`] = `${first} ${second}`;
    commands.push({ type: "add-relationship", relationship: { id: `t${number}`, source: first, target: second } });
  } else if (what < 8) {
    next.bodies[first] = `Renamed ${number}`;
    commands.push({ type: "change-stakeholder", id: first, set: { name: `Renamed ${number}` } });
  } else if (what < 9 && tied.length) {
    const id = tied[random(tied.length)];
    delete next.ties[id];
    commands.push({ type: "remove-relationship", id });
  } else {
    delete next.bodies[first];
    for (const id of tied) if (ties[id].split(" ").includes(first)) delete next.ties[id];
    commands.push({ type: "remove-stakeholder", id: first });
  }
  return { commands, next };
}

const plain = (map) => ({
  number: Number(/\d+/.exec(map.title ?? "")?.[0] ?? 0),
  bodies: Object.fromEntries(map.stakeholders.map((body) => [body.id, body.name])),
  ties: Object.fromEntries(map.relationships.map((tie) => [tie.id, `${tie.source} ${tie.target}`])),
});
const sorted = (record) => JSON.stringify(Object.entries(record).sort());

/** One edit after the other, in the page, until it ends. */
async function type([first, start, seed, numbers, edit]) {
  const [draw, change] = [Function(`return ${numbers}`)()(seed), Function("BODIES", `return ${edit}`)(40)];
  const element = document.querySelector("stakeholder-map");
  for (let [number, now] = [first, start]; ; number++) {
    const { commands, next } = change(now, number, draw);
    now = next;
    element.apply(commands);
    console.log(`edit ${number} ${Date.now()}`);
    await new Promise((done) => setTimeout(done, draw(60)));
  }
}

/** Rounds of killing; what was seen. */
export async function kill(address, rounds, seed, tell = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), "stakeholder-map-"));
  const random = numbers(seed);
  let [browser, page] = [undefined, undefined];
  const seen = { rounds: 0, edits: 0, lost: 0, mostLostMillis: 0, ends: { browser: 0, process: 0, tab: 0 } };
  const map = () => page.evaluate(() => document.querySelector("stakeholder-map")?.map ?? null);
  const start = async () => {
    browser ??= await openChromium({ address, folder });
    page = await browser.page.context().newPage();
    await page.goto(address);
    await until("the page is ready", async () => ((await page.evaluate(() => document.querySelector("stakeholder-map").shadowRoot?.querySelector(".outline")?.textContent)) ?? "").includes("bod"), 60_000);
    await until("it may be changed", () => page.evaluate(() => document.querySelector("stakeholder-map").shadowRoot.querySelector(".entry [role=combobox]") !== null), 60_000);
  };
  try {
    await start();
    await page.evaluate(() => document.querySelector("stakeholder-map").load({ format: "stakeholder-map", version: 1, title: "Edit 0", stakeholders: [{ id: "b0", name: "Body 0" }] }));
    await page.waitForTimeout(500);
    let now = plain(await map());
    for (let round = 1; round <= rounds; round++) {
      const own = random(2 ** 31);
      const heard = [];
      page.on("console", (message) => {
        const [, number, time] = /^edit (\d+) (\d+)$/.exec(message.text()) ?? [];
        if (number) heard.push({ number: Number(number), time: Number(time) });
      });
      const first = now.number + 1;
      page.evaluate(type, [first, { bodies: now.bodies, ties: now.ties }, own, String(numbers), String(edit)]).catch(() => undefined);
      await page.waitForTimeout(20 + random(900));
      const end = Date.now();
      if (round % BROWSER_ROUNDS === 0) {
        await browser.kill();
        browser = undefined;
        seen.ends.browser++;
      } else if (random(3)) {
        const session = await page.context().newCDPSession(page);
        session.send("Page.crash").catch(() => undefined);
        await Promise.race([new Promise((done) => page.once("crash", done)), new Promise((done) => setTimeout(done, 3_000))]);
        await page.close();
        seen.ends.process++;
      } else {
        await page.close({ runBeforeUnload: false });
        seen.ends.tab++;
      }
      await start();
      // Storage that is slow to open after a crash is taken when it answers.
      await until("what was kept is there", async () => /^Edit \d/.test((await map()).title ?? ""));
      const found = plain(await map());
      const sure = heard.filter(({ time }) => time <= end - LOST_MILLIS).at(-1)?.number ?? first - 1;
      if (found.number < sure) throw new Error(`round ${round}: edit ${found.number} is there, ${sure} was made ${LOST_MILLIS} ms before the end`);
      let expected = now;
      const draw = numbers(own);
      for (let number = first; number <= found.number; number++) {
        expected = edit(expected, number, draw).next;
        draw(60);
      }
      for (const part of ["bodies", "ties"]) if (sorted(expected[part]) !== sorted(found[part])) throw new Error(`round ${round}: ${part} are not as they were after edit ${found.number}`);
      const lost = heard.filter(({ number }) => number > found.number);
      seen.rounds++;
      seen.edits += found.number - first + 1;
      seen.lost += lost.length;
      if (lost.length) seen.mostLostMillis = Math.max(seen.mostLostMillis, end - lost[0].time);
      now = found;
      if (round % 50 === 0) tell(seen);
    }
    return seen;
  } finally {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await serve(resolve(process.env.DIST ?? fileURLToPath(new URL("../../dist", import.meta.url))));
  const [rounds, seed] = [Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? 1)];
  console.log(JSON.stringify(await kill(server.address, rounds, seed, (seen) => console.log(JSON.stringify(seen)))));
  server.close();
}
