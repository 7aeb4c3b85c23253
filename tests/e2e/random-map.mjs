// Seeded random maps for stories and measurements: the same size gives the same map, every time.

/** Numbers from 0 to 1 that a seed fixes (splitmix32). */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** A map of so many bodies in 9 sectors and so many different ties, most of them inside sectors, with a few hubs. */
export function randomMap(bodies, ties, seed = 20261122) {
  const next = random(seed);
  const SECTORS = 9;
  const stakeholders = Array.from({ length: bodies }, (_, i) => ({ id: `s${i}`, name: `Organisation ${i}`, sector: `sector${i % SECTORS}` }));
  const seen = new Set();
  const relationships = [];
  while (relationships.length < ties) {
    const source = Math.floor(bodies * next() ** 2);
    const inside = next() < 0.6;
    let target = Math.floor(bodies * next());
    if (inside) target = Math.min(bodies - 1, target - (target % SECTORS) + (source % SECTORS));
    const pair = source < target ? `${source} ${target}` : `${target} ${source}`;
    if (source === target || seen.has(pair)) continue;
    seen.add(pair);
    relationships.push({ id: `r${relationships.length}`, source: `s${source}`, target: `s${target}` });
  }
  return { stakeholders, relationships };
}
