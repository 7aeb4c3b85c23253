// One library in a worker of its own: runs a job as often as asked and tells how long it took.
export function serve({ jobs, init, memory }) {
  let graph;
  const prepared = new Map();
  const answer = async ({ task, job, times, base, graph: sent }) => {
    if (task === "start") {
      await init?.(base);
      return Object.keys(jobs);
    }
    if (task === "graph") {
      graph = sent;
      prepared.clear();
      return null;
    }
    if (task === "memory") return memory();
    const { prepare, run, values, release, fresh } = jobs[job];
    // What changes its own start is prepared anew each time, which does not count.
    if (fresh) {
      let [found, spent] = [null, 0];
      for (let time = 0; time < times; time += 1) {
        const state = prepare(graph);
        const begin = performance.now();
        found = await run(state);
        spent += performance.now() - begin;
      }
      return { millis: spent / times, values: task === "check" ? values(found, graph) : null };
    }
    if (!prepared.has(job)) prepared.set(job, prepare(graph));
    const state = prepared.get(job);
    let found;
    const begin = performance.now();
    for (let time = 0; time < times; time += 1) {
      found = run(state);
      release?.(found);
    }
    const millis = (performance.now() - begin) / times;
    return { millis, values: task === "check" && values ? Array.from(values(found, graph)) : null };
  };
  onmessage = async ({ data }) => {
    try {
      postMessage({ id: data.id, result: await answer(data) });
    } catch (error) {
      postMessage({ id: data.id, error: String(error?.stack ?? error) });
    }
  };
}
