// The report of `analyze` has the same bytes in Chromium, in Node and natively: `cargo test --test reports` compares with
// the same hashes.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { open, same } from "../browser.mjs";

export const browsers = ["node", "chromium"];

const root = new URL("../../../", import.meta.url);
const read = (name) => readFileSync(new URL(name, root), "utf8");

/** Runs where the module is: every network in every view, as `tests/golden/reports.txt` has them. */
async function reports({ address, networks, binary }) {
  const module = await import(address);
  const bindings = await import(address.replace("stakeholder-map.js", "stakeholder_map.js"));
  if (binary) module.initSync({ module: binary });
  else await module.default?.();
  const views = ["undirected", "directed"].flatMap((direction) => ["none", "strength"].map((weight) => JSON.stringify({ direction, weight, trials: 100 })));
  const lines = [];
  networks.forEach((network, at) => {
    views.forEach((view, number) => {
      const bytes = new TextEncoder().encode(bindings.analyze(network, view));
      // FNV-1a with 64 bits.
      let hash = 0xcbf29ce484222325n;
      for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
      lines.push(`${at} ${number} ${bytes.length} ${hash.toString(16).padStart(16, "0")}`);
    });
  });
  return lines;
}

export async function tell({ browser, address, step }) {
  const networks = [...read("tests/golden/networks.jsonl").split("\n").filter(Boolean), read("www/templates/childhood-obesity.stakeholders.json")];
  const wanted = read("tests/golden/reports.txt").split("\n").filter(Boolean);
  step("measuring every network in every view");
  if (browser === "node") {
    const dist = resolve(process.env.DIST ?? fileURLToPath(new URL("dist", root)));
    const binary = readFileSync(join(dist, "stakeholder_map_bg.wasm"));
    same("reports", await reports({ address: pathToFileURL(join(dist, "stakeholder-map.js")).href, networks, binary }), wanted);
    return;
  }
  const page = await open(browser, { address });
  try {
    await page.open();
    const found = await page.page.evaluate(`(${reports})(${JSON.stringify({ address: new URL("stakeholder-map.js", address).href, networks })})`);
    same("reports", found, wanted);
  } finally {
    await page.close();
  }
}
