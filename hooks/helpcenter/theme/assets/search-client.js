// @ts-check
// The page's side of the search worker: one question at a time, the newest wins.

/**
 * Starts a worker, and the download of its index at the same time.
 * @param {string} address of the index
 * @returns {SearchStart}
 */
function begin(address) {
  const index = fetch(address);
  index.catch(() => {}); // the first question reports it
  return { worker: new Worker(new URL("./search-worker.js", import.meta.url)), index };
}

/**
 * A search in a language: a worker that gets its index once.
 * @param {string} address of the index
 * @param {SearchStart} [begun] the worker and the index, where they are on their way already
 */
export function connect(address, begun) {
  const where = new URL(address, document.baseURI).href;
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

  /** @param {string} why */
  function fail(why) {
    worker = undefined;
    for (const id of waiting.keys()) settle(id, { failed: why });
  }

  /** @param {SearchStart} started */
  async function give({ worker, index }) {
    try {
      const response = await index;
      if (!response.ok) throw new Error(String(response.status));
      const file = await response.arrayBuffer();
      worker.postMessage({ file }, [file]);
    } catch (error) {
      worker.terminate();
      fail(String(error));
    }
  }

  /** Starts the worker where it does not run. */
  function run(started = begin(where)) {
    worker = started.worker;
    worker.addEventListener("message", ({ data }) => settle(data.id, data));
    worker.addEventListener("error", () => fail("the worker does not run"));
    give(started);
    return worker;
  }

  /**
   * The answers to a query; {failed} where search cannot run; null where a newer one came.
   * @param {string} query
   * @returns {Promise<SearchAnswer | null>}
   */
  function ask(query) {
    const id = ++asked;
    for (const older of waiting.keys()) settle(older, null);
    const running = worker ?? run();
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      running.postMessage({ id, query });
    });
  }

  run(begun);
  return { ask };
}
