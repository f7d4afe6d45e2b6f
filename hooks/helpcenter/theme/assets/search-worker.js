// @ts-check
// Searches away from the page, so that typing never waits.
// In: {index} once, then {id, query}. Out: {id, query, results, closest: {close, topics}} or {id, failed: why}.

import lunr from "./lunr.js";
import { Engine } from "./search-engine.js";

/** @type {string} */
let index;
/** @type {Promise<Engine> | undefined} */
let loading;

/**
 * Loads an index file.
 * @param {string} url
 */
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Engine(await response.json(), lunr);
}

/**
 * A result as the page shows it.
 * @param {Engine} engine
 * @param {{ number: number, terms: Set<string> }} found
 * @returns {SearchResult}
 */
function shown(engine, { number, terms }) {
  const { key, url, title, topic, summary } = engine.documents[number];
  return { key, url, topic, title: engine.marked(title, terms), summary: engine.marked(summary, terms) };
}

addEventListener("message", async ({ data }) => {
  index = data.index ?? index;
  try {
    loading ??= load(index);
    const engine = await loading;
    if (data.id === undefined) return;
    const results = engine.ask(data.query).map((found) => shown(engine, found));
    const closest = results.length ? null : engine.closest(data.query);
    postMessage({ id: data.id, query: data.query, results, closest });
  } catch (error) {
    loading = undefined;
    postMessage({ id: data.id, failed: String(error) });
  }
});
