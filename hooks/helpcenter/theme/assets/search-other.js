// @ts-check
// How many answers another language has. Its index is loaded only where this language has nothing.

import { connect } from "./search-client.js";
import { element, sentence, shownQuery } from "./search-parts.js";

/** @type {Map<string, Promise<ReturnType<typeof connect>>>} by the language's code */
const searches = new Map();

/**
 * The number of answers to a query in another language; 0 where they do not fit well or its search cannot run.
 * @param {OtherLanguage} other
 * @param {string} root the address of the help center
 * @param {string} query
 * @returns {Promise<number>}
 */
async function countElsewhere({ code, settings }, root, query) {
  try {
    const search = searches.get(code) ?? load(root + settings, root);
    searches.set(code, search);
    const answer = await (await search).ask(query);
    return answer && answer.failed === undefined && answer.fit === "good" ? answer.results.length : 0;
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

/**
 * Links to the answers that the other languages have, one after the other.
 * @param {SearchSettings} settings
 * @param {string} query
 */
export async function* linksElsewhere({ others, root, words }, query) {
  for (const other of others) {
    const count = await countElsewhere(other, root, query);
    if (!count) continue;
    const link = element("a", "", sentence(words.other_language, { language: other.name, count }));
    link.href = `${root}${other.page}?q=${encodeURIComponent(shownQuery(query))}`;
    link.hreflang = other.code;
    yield link;
  }
}
