// @ts-check
// The page's side of the search worker: one question at a time, the newest wins.

/** @type {Worker | undefined} */
let worker;
/** @type {string} */
let index;
let asked = 0;
/** @type {Map<number, (answer: SearchAnswer | null) => void>} */
const waiting = new Map();

/**
 * Starts the worker and has it load the index; later calls do nothing while it runs.
 * @param {string} address
 */
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

/**
 * The answers to a query: {query, results}; {failed} where search cannot run; null where a newer one came.
 * @param {string} query
 * @returns {Promise<SearchAnswer | null>}
 */
export function ask(query) {
  const id = ++asked;
  for (const older of waiting.keys()) settle(older, null);
  if (!worker) start(index);
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker?.postMessage({ id, query });
  });
}

/**
 * Gives a question its answer.
 * @param {number} id
 * @param {SearchAnswer | null} answer
 */
function settle(id, answer) {
  waiting.get(id)?.(answer);
  waiting.delete(id);
}
