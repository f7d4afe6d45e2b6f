// @ts-check
// How many answers another language has. Its index is loaded only where this language has nothing.

import { connect } from "./search-client.js";

/** @type {Map<string, Promise<ReturnType<typeof connect>>>} by the language's code */
const searches = new Map();

/**
 * The number of answers to a query in another language; 0 where none fits or its search cannot run.
 * @param {OtherLanguage} other
 * @param {string} root the address of the help center
 * @param {string} query
 * @returns {Promise<number>}
 */
export async function countElsewhere({ code, settings }, root, query) {
  try {
    const search = searches.get(code) ?? load(root + settings, root);
    searches.set(code, search);
    const answer = await (await search).ask(query);
    return answer?.failed === undefined ? (answer?.results.length ?? 0) : 0;
  } catch {
    searches.delete(code);
    return 0;
  }
}

/**
 * The search of a language.
 * @param {string} address of its settings
 * @param {string} root
 */
async function load(address, root) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  return connect(root + (await response.json()).index);
}
