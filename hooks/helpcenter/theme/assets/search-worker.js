// @ts-check
// Searches away from the page, so that typing never waits.
// In: {file} once, an index file; {id, query}. Out: {id, query, results, fit, …}, or {id, failed: why}.

import { Engine } from "./search-engine.js";

/** @type {Engine | undefined} */
let engine;
/** @type {{ id: number, query: string } | undefined} */
let waiting;

addEventListener("message", ({ data }) => {
  if (data.file) engine = new Engine(JSON.parse(new TextDecoder().decode(data.file)));
  else waiting = data;
  if (!engine || !waiting) return;
  const { id, query } = waiting;
  waiting = undefined;
  try {
    postMessage({ id, ...engine.answer(query) });
  } catch (error) {
    postMessage({ id, failed: String(error) });
  }
});
