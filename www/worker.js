// The background worker: the same program, from the module that the page has compiled.
import start, { worker_main } from "./stakeholder_map.js";
addEventListener("message", async ({ data }) => worker_main(await start({ module_or_path: data })), { once: true });
postMessage("loaded");
