// The page's side of the search worker: one question at a time, the newest wins.

let worker;
let index;
let asked = 0;
const waiting = new Map();

/** Starts the worker and has it load the index; later calls do nothing while it runs. */
export function start(address) {
  index = new URL(address, document.baseURI).href;
  if (worker) return;
  worker = new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
  worker.postMessage({ index });
  worker.addEventListener("message", ({ data }) => settle(data.id, data));
  worker.addEventListener("error", () => {
    worker = undefined;
    for (const id of waiting.keys()) settle(id, { failed: "the worker does not run" });
  });
}

/** The answers to a query: {query, results}; {failed} where search cannot run; null where a newer one came. */
export function ask(query) {
  const id = ++asked;
  for (const older of waiting.keys()) settle(older, null);
  if (!worker) start(index);
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker.postMessage({ id, query });
  });
}

function settle(id, answer) {
  waiting.get(id)?.(answer);
  waiting.delete(id);
}
