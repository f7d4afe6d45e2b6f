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
 * @param {number} number
 * @param {Set<string>} terms the words that were asked for
 * @returns {SearchResult}
 */
function shown(engine, number, terms) {
  const { key, url, title, topic, summary } = engine.documents[number];
  return { key, url, topic, title: engine.marked(title, terms), summary: engine.marked(summary, terms) };
}

addEventListener("message", async ({ data }) => {
  index = data.index ?? index;
  try {
    loading ??= load(index);
    const engine = await loading;
    if (data.id === undefined) return;
    const { results, fit, terms } = engine.ask(data.query);
    const found = fit.name === "none" ? [] : results.map(({ number }) => shown(engine, number, terms));
    const closest = found.length ? null : engine.closest(data.query);
    postMessage({ id: data.id, query: data.query, results: found, fit: fit.name, closest });
  } catch (error) {
    loading = undefined;
    postMessage({ id: data.id, failed: String(error) });
  }
});
