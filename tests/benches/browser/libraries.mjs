// Measures and layouts side by side with other graph libraries, in one run of Chromium: the least disturbed time of each, how many times
// graphology's time ours goes into, how far values differ from graphology's, how the modules compare with the same loops
// natively, how far from their distances layouts put bodies, how much memory the report of the largest network takes, and how time grows with stakeholders + ties.
//
//   node libraries.mjs [--graphs n300,n1000] [--libraries graphology,ours] [--jobs "PageRank,eigenvector"]
import http from "node:http";
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { graph, SIZES } from "./graphs.mjs";
import { overlaps, stress } from "./stress.mjs";

const { chromium } = createRequire(new URL("../../e2e/package.json", import.meta.url))("playwright-core");

const HERE = fileURLToPath(new URL(".", import.meta.url));
const DIST = join(HERE, "dist");
const LIBRARIES = ["graphology", "cytoscape", "ngraph", "jsnetworkx", "d3-force", "fcose", "webcola", "ours"];
const REPORT = "whole report, undirected";
const JOBS = ["build, undirected", "build, directed", "PageRank", "eigenvector", "communities", "closeness, undirected", "closeness, directed", "betweenness, undirected", "betweenness, directed", "betweenness, by length", REPORT, "layout", "layout, best"];
/** A library that needs more than this for one job is left out from there on. */
const LIMIT_MILLIS = 90_000;
const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-renderer-backgrounding", "--disable-background-timer-throttling"];
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };

function chosen(name, all) {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return all;
  const wanted = process.argv[at + 1].split(/,(?! )/).map((part) => part.trim());
  return all.filter((one) => wanted.includes(one.name ?? one));
}

async function bundle(libraries) {
  mkdirSync(DIST, { recursive: true });
  const common = { bundle: true, format: "esm", minify: true, target: "es2022", logLevel: "error", define: { "process.env.NODE_ENV": '"production"', global: "globalThis" } };
  for (const library of libraries) {
    const contents = `import * as adapter from "./adapters/${library}.mjs"; import { serve } from "./worker.mjs"; serve(adapter);`;
    await build({ ...common, stdin: { contents, resolveDir: HERE }, outfile: join(DIST, `${library}.js`) });
  }
  await build({ ...common, entryPoints: [join(HERE, "page.mjs")], outfile: join(DIST, "page.js") });
}

/** Isolated from other origins, since only then a browser's clock is fine enough. */
async function serve() {
  const page = '<!doctype html><title>Benchmarks</title><script type="module" src="page.js"></script>';
  const server = http.createServer((request, response) => {
    const name = normalize(new URL(request.url, "http://localhost").pathname.slice(1)) || "index.html";
    const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp", "content-type": TYPES[extname(name)] ?? "text/html" };
    try {
      const body = name === "index.html" || name === "." ? page : readFileSync(join(DIST, name));
      response.writeHead(200, name === "." ? { ...headers, "content-type": "text/html" } : headers).end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** The least disturbed time: whatever else the machine does only ever adds. */
const least = (times) => Math.min(...times);

/** The largest difference as a share of the largest value, once both are scaled to the same sum where a job has no scale. */
function difference(values, expected, job) {
  const sum = (list) => list.reduce((total, value) => total + value, 0);
  const scale = job === "eigenvector" ? sum(expected) / sum(values) : 1;
  const most = Math.max(...expected.map(Math.abs));
  return Math.max(...values.map((value, at) => Math.abs(value * scale - expected[at]))) / most;
}

/** How much more strength stays inside communities than chance gives (Newman and Girvan 2004): the same sum for every library. */
function modularity(community, { ties, count }) {
  const held = new Map();
  const strength = new Float64Array(count);
  let [inside, all] = [0, 0];
  for (const [source, target, weight] of ties) {
    all += 2 * weight;
    strength[source] += weight;
    strength[target] += weight;
    if (community[source] === community[target]) inside += 2 * weight;
  }
  community.forEach((own, at) => held.set(own, (held.get(own) ?? 0) + strength[at]));
  return inside / all - [...held.values()].reduce((sum, one) => sum + (one / all) ** 2, 0);
}

/** What the values come to beside graphology's, in the words that suit the job. */
function quality(values, theirs, job, network) {
  if (!values) return "";
  if (job === "communities") return `  Q = ${modularity(values, network).toFixed(5)}`;
  if (job.startsWith("layout")) {
    const touching = values.length > 2 * network.count ? `  touching ${overlaps(values, network)}` : "";
    return `  stress = ${stress(values, network).toFixed(3)}${touching}`;
  }
  return theirs && theirs !== values ? `  differs by ${difference(values, theirs, job).toExponential(1)}` : "";
}

function line(network, job, entries) {
  const { name } = network;
  const theirs = entries.find(({ library }) => library === "graphology");
  for (const { library, times, values, error } of entries) {
    if (!times.length) {
      console.log(`${name.padEnd(7)} ${job.padEnd(26)} ${library.padEnd(11)} ${error ? `left out: ${error.split("\n")[0]}` : "no time"}`);
      continue;
    }
    const millis = least(times);
    const ratio = library === "ours" && theirs?.times.length ? `  ${(least(theirs.times) / millis).toFixed(1)}× graphology` : "";
    const off = quality(values, theirs?.values, job, network);
    console.log(`${name.padEnd(7)} ${job.padEnd(26)} ${library.padEnd(11)} ${millis.toFixed(millis < 10 ? 3 : 1).padStart(10)} ms${ratio}${off}`);
  }
}

/** The slope of log time over log (stakeholders + ties): 1 is what a few passes cost, 2 what searches from everybody cost. */
function exponent(points) {
  const logs = points.map(({ size, millis }) => [Math.log(size), Math.log(millis)]);
  const mean = (at) => logs.reduce((total, log) => total + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  return logs.reduce((total, log) => total + (log[0] - x) * (log[1] - y), 0) / logs.reduce((total, log) => total + (log[0] - x) ** 2, 0);
}

/** Milliseconds of the same loops on the same network, undirected and directed, compiled for this machine. */
function natively({ name, count, ties }) {
  const file = join(DIST, `${name}.ties`);
  writeFileSync(file, [count, ...ties.map(([source, target]) => `${source} ${target}`)].join("\n"));
  const bench = ["bench", "--quiet", "--package", "stakeholder-map", "--bench", "native", "--all-features", "--", file];
  return execFileSync("cargo", bench, { cwd: join(HERE, "../../.."), encoding: "utf8" }).trim().split(" ").map(Number);
}

function besideNative(network, reports) {
  const [undirected, directed] = [reports.get("ours betweenness, undirected"), reports.get("ours betweenness, directed")];
  if (!undirected || !directed) return;
  const native = natively(network);
  for (const [job, here, there] of [["undirected", undirected, native[0]], ["directed", directed, native[1]]])
    console.log(`${network.name.padEnd(7)} betweenness, ${job.padEnd(13)} takes ${(here / there).toFixed(2)} of its time natively (${there.toFixed(1)} ms)`);
}

const libraries = chosen("libraries", LIBRARIES);
const jobs = chosen("jobs", JOBS);
await bundle(libraries);
const server = await serve();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
const tooSlow = new Set();
const grown = new Map();
try {
  console.log(`Chromium ${browser.version()}`);
  for (const size of chosen("graphs", SIZES)) {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.log(`page error: ${error.message}`));
    await page.goto(server.address);
    await page.waitForFunction(() => window.measure);
    const network = graph(size);
    const reports = new Map();
    for (const job of jobs) {
      const fast = libraries.filter((library) => !tooSlow.has(`${library} ${job}`));
      const entries = await page.evaluate((message) => window.measure(message), { job, libraries: fast, graph: network, rounds: 25, limit: LIMIT_MILLIS, budget: 3_000 });
      line(network, job, entries);
      for (const { library, times, error } of entries) {
        // The next network takes twenty times as long or more.
        if (error || least(times) > LIMIT_MILLIS / 25) if (library !== "graphology" && library !== "ours") tooSlow.add(`${library} ${job}`);
        if (library === "ours" && times.length) grown.set(job, [...(grown.get(job) ?? []), { size: network.count + network.ties.length, millis: least(times) }]);
        if (times.length) reports.set(`${library} ${job}`, least(times));
      }
    }
    const [report, theirs] = [reports.get(`ours ${REPORT}`), reports.get("graphology betweenness, undirected")];
    if (report && theirs) console.log(`${size.name.padEnd(7)} the whole report takes ${(report / theirs).toFixed(2)} of graphology's time for betweenness alone`);
    const [best, fcose] = [reports.get("ours layout, best"), reports.get("fcose layout")];
    if (best && fcose) console.log(`${size.name.padEnd(7)} the best layout takes ${(best / fcose).toFixed(3)} of fCoSE's time`);
    besideNative(network, reports);
    if (report && size === SIZES.at(-1)) {
      const bytes = await page.evaluate((message) => window.memoryAfter(message), { job: REPORT, library: "ours", graph: network, limit: LIMIT_MILLIS });
      console.log(`${size.name.padEnd(7)} the whole report takes ${(bytes / 1e6).toFixed(0)} MB of memory`);
    }
    await page.evaluate(() => window.stop());
    await page.close();
  }
  for (const [job, points] of grown) if (points.length > 1) console.log(`${job.padEnd(34)} grows as (stakeholders + ties)^${exponent(points).toFixed(2)}`);
} finally {
  await browser.close();
  server.close();
}
