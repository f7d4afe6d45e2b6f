// @ts-check
// The page's side of the search worker: one question at a time, the newest wins.

/**
 * A search in a language: a worker that loads its index once.
 * @param {string} address of the index
 */
export function connect(address) {
  const index = new URL(address, document.baseURI).href;
  /** @type {Worker | undefined} */
  let worker;
  let asked = 0;
  /** @type {Map<number, (answer: SearchAnswer | null) => void>} */
  const waiting = new Map();

  /**
   * Gives a question its answer.
   * @param {number} id
   * @param {SearchAnswer | null} answer
   */
  function settle(id, answer) {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  }

  /** Starts the worker where it does not run. */
  function run() {
    if (worker) return worker;
    worker = new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
    worker.postMessage({ index });
    worker.addEventListener("message", ({ data }) => settle(data.id, data));
    worker.addEventListener("error", () => {
      worker = undefined;
      for (const id of waiting.keys()) settle(id, { failed: "the worker does not run" });
    });
    return worker;
  }

  /**
   * The answers to a query: {query, results}; {failed} where search cannot run; null where a newer one came.
   * @param {string} query
   * @returns {Promise<SearchAnswer | null>}
   */
  function ask(query) {
    const id = ++asked;
    for (const older of waiting.keys()) settle(older, null);
    const running = run();
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      running.postMessage({ id, query });
    });
  }

  run();
  return { ask };
}

/** @type {ReturnType<typeof connect> | undefined} */
let own;

/**
 * Starts the search of the page's language; later calls do nothing.
 * @param {string} address of its index
 */
export function start(address) {
  own ??= connect(address);
}

/**
 * The answers to a query in the page's language, after `start`.
 * @param {string} query
 * @returns {Promise<SearchAnswer | null>}
 */
export function ask(query) {
  return /** @type {ReturnType<typeof connect>} */ (own).ask(query);
}
