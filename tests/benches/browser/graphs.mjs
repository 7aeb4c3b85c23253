// The networks that are measured: seeded, connected, with hubs and sectors, as maps of collaboration are.
// Where BENCH_GRAPHS names a folder of them as n300.json and so on, those are taken instead.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const SIZES = [
  { name: "n300", count: 300, ties: 1_200 },
  { name: "n1000", count: 1_000, ties: 5_000 },
  { name: "n5000", count: 5_000, ties: 25_000 },
  { name: "n10000", count: 10_000, ties: 50_000 },
];

export function graph(size) {
  const file = process.env.BENCH_GRAPHS && join(process.env.BENCH_GRAPHS, `${size.name}.json`);
  if (file && existsSync(file)) {
    const { n, edges } = JSON.parse(readFileSync(file, "utf8"));
    return { name: size.name, count: n, ties: edges };
  }
  return { name: size.name, count: size.count, ties: grown(size.count, size.ties) };
}

/** Each newcomer ties itself to somebody well tied, mostly of its own sector; then the well tied tie each other. */
function grown(count, most) {
  const random = seeded(count);
  const sectors = Math.max(4, Math.min(24, Math.round(Math.sqrt(count) / 2)));
  const sectorOf = Array.from({ length: count }, (_, at) => (at < sectors ? at : Math.floor(sectors * random() ** 1.3)));
  const known = new Set();
  const ties = [];
  const everybody = [];
  const inSector = Array.from({ length: sectors }, () => []);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const tie = (a, b) => {
    const key = a < b ? a * count + b : b * count + a;
    if (a === b || known.has(key)) return;
    known.add(key);
    ties.push(random() < 0.5 ? [a, b, 1 + Math.floor(random() * 5)] : [b, a, 1 + Math.floor(random() * 5)]);
    for (const end of [a, b]) {
      everybody.push(end);
      inSector[sectorOf[end]].push(end);
    }
  };
  for (let at = 1; at < count; at += 1) {
    const own = inSector[sectorOf[at]];
    tie(at, own.length ? pick(own) : Math.floor(random() * at));
  }
  while (ties.length < most) {
    const own = inSector[Math.floor(random() * sectors)];
    if (own.length) tie(pick(own), random() < 0.7 ? pick(own) : pick(everybody));
  }
  return ties;
}

/** Mulberry32. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
