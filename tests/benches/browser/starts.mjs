// Where bodies start in a layout: the same scattered places for every library.
export function starts({ count }) {
  const side = 10 * Math.sqrt(count);
  // The plastic number's multiples fill a square evenly, and look like no layout.
  const share = (at, step) => (0.5 + at * step) % 1;
  return Array.from({ length: count }, (_, at) => ({ x: side * share(at, 0.7548776662466927), y: side * share(at, 0.5698402909980532) }));
}

/** What every layout gives: x and y of each body in turn. */
export const flat = (points) => points.flatMap(({ x, y }) => [x, y]);
