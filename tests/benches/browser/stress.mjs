// How well a layout keeps distances: normalised stress at its best scale (lower is better), from at most 100 bodies spread over
// the list to all others that they reach, each pair weighing by one over the square of its distance (Gansner and others 2005).
export function stress(values, { count, ties }) {
  const partners = Array.from({ length: count }, () => []);
  for (const [source, target] of ties) {
    partners[source].push(target);
    partners[target].push(source);
  }
  const pairs = [];
  for (let from = 0; from < count; from += Math.max(1, count / 100)) {
    const source = Math.floor(from);
    const away = distances(partners, source);
    for (let other = 0; other < count; other += 1) {
      if (away[other] > 0) pairs.push([Math.hypot(values[2 * source] - values[2 * other], values[2 * source + 1] - values[2 * other + 1]), away[other]]);
    }
  }
  const [linear, square] = pairs.reduce(([linear, square], [drawn, away]) => [linear + drawn / away, square + (drawn / away) ** 2], [0, 0]);
  return pairs.reduce((sum, [drawn, away]) => sum + ((linear / square) * (drawn / away) - 1) ** 2, 0) / pairs.length;
}

/** In steps along ties; -1 where there is no way. */
function distances(partners, source) {
  const away = new Int32Array(partners.length).fill(-1);
  const reached = [source];
  away[source] = 0;
  for (const body of reached) {
    for (const partner of partners[body]) {
      if (away[partner] < 0) {
        away[partner] = away[body] + 1;
        reached.push(partner);
      }
    }
  }
  return away;
}

/** How many pairs of symbols touch; radii stand behind the places. */
export function overlaps(values, { count }) {
  let found = 0;
  for (let a = 0; a < count; a += 1) {
    for (let b = 0; b < a; b += 1) {
      const apart = Math.hypot(values[2 * a] - values[2 * b], values[2 * a + 1] - values[2 * b + 1]);
      if (apart < values[2 * count + a] + values[2 * count + b]) found += 1;
    }
  }
  return found;
}
