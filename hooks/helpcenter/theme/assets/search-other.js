// @ts-check
// How many answers another language has. Its index is loaded only where this language has nothing.

import { connect } from "./search-client.js";

/** @type {Map<string, Promise<ReturnType<typeof connect>>>} by the language's code */
const searches = new Map();

/**
 * The number of answers to a query in another language; 0 where none fits or its search cannot run.
 * @param {OtherLanguage} other
 * @param {string} query
 * @returns {Promise<number>}
 */
export async function countElsewhere(other, query) {
  try {
    const search = searches.get(other.code) ?? load(other.url);
    searches.set(other.code, search);
    const answer = await (await search).ask(query);
    return answer?.failed === undefined ? (answer?.results.length ?? 0) : 0;
  } catch {
    searches.delete(other.code);
    return 0;
  }
}

/**
 * The search of a language, whose index is named by its search page.
 * @param {string} address of the search page
 */
async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const host = /** @type {WithData<"settings">} */ (page.querySelector("help-search"));
  return connect(new URL(JSON.parse(host.dataset.settings).index, response.url).href);
}
