// In the page: starts a worker for each library and lets them take turns, so that all meet the same disturbances.
const workers = new Map();
let next = 0;

function ask(worker, message, limit) {
  return new Promise((done, fail) => {
    const id = (next += 1);
    const timer = setTimeout(() => fail(new Error("too long")), limit);
    const hear = ({ data }) => {
      if (data.id !== id) return;
      clearTimeout(timer);
      worker.removeEventListener("message", hear);
      if (data.error) fail(new Error(data.error));
      else done(data.result);
    };
    worker.addEventListener("message", hear);
    worker.postMessage({ id, ...message });
  });
}

async function begin(library, graph) {
  const worker = new Worker(`${library}.js`, { type: "module" });
  const jobs = await ask(worker, { task: "start", base: location.href }, 60_000);
  await ask(worker, { task: "graph", graph }, 60_000);
  workers.set(library, { worker, jobs });
}

/** One job of all libraries that have it: their times in turn, and the values of the first time. */
window.measure = async ({ job, libraries, graph, rounds, limit, budget }) => {
  const entries = [];
  for (const library of libraries) {
    if (!workers.has(library)) await begin(library, graph);
    if (workers.get(library).jobs.includes(job)) entries.push({ library, times: [], values: null, error: null, repeat: 1, spent: 0 });
  }
  for (let round = 0; round <= rounds; round += 1) {
    for (const entry of entries) {
      if (entry.error || entry.spent > budget) continue;
      const { worker } = workers.get(entry.library);
      try {
        const { millis, values } = await ask(worker, { task: round ? "run" : "check", job, times: entry.repeat }, limit);
        entry.spent += millis * entry.repeat;
        if (values) entry.values = values;
        // The first time a program is still being compiled; short jobs are repeated until a clock can tell.
        if (round || millis > budget) entry.times.push(millis);
        else entry.repeat = Math.max(1, Math.min(500, Math.ceil(10 / Math.max(millis, 0.02))));
      } catch (error) {
        entry.error = error.message;
        worker.terminate();
        workers.delete(entry.library);
      }
    }
  }
  return entries.map(({ library, times, values, error }) => ({ library, times, values, error }));
};

/** How large a library's memory is once a worker of its own has done one job, once. */
window.memoryAfter = async ({ job, library, graph, limit }) => {
  window.stop();
  await begin(library, graph);
  const { worker } = workers.get(library);
  await ask(worker, { task: "run", job, times: 1 }, limit);
  return ask(worker, { task: "memory" }, limit);
};

window.stop = () => {
  for (const { worker } of workers.values()) worker.terminate();
  workers.clear();
};
