// @ts-check
// Finds the entries of the desk: by ids and addresses, by the words typed, and by the site's own search in all languages.

import { idsIn, pathIn } from "./desk-query.js";
import { loadSettings } from "./help-search.js";
import { fold } from "./search-analysis.js";
import { connect } from "./search-client.js";

const FROM_SEARCH = 8; // answers that the search of a language may add to those that hold the words typed

/** @type {WeakMap<DeskEntry, Map<string, string>>} */
const folded = new WeakMap();

/**
 * The words of an entry, folded: its question and short answer in each language, and what has no language under "".
 * @param {DeskEntry} entry
 * @param {DeskSettings} settings
 */
function wordsOf(entry, settings) {
  const known = folded.get(entry);
  if (known) return known;
  const words = new Map([["", fold(`${entry.id} ${entry.key} ${entry.owner} ${settings.topics[entry.topic]}`)]]);
  for (const [code, { title, short }] of Object.entries(entry.texts)) words.set(code, fold(`${title} ${short}`));
  folded.set(entry, words);
  return words;
}

/**
 * The entries that a pasted id or address names; null where the text is neither.
 * @param {DeskEntry[]} entries
 * @param {string} typed
 * @param {string} root the address of the help center
 * @param {Map<string, string>} successors retired id → the id that replaces it
 * @param {Map<string, string>} former address that an answer had → its key
 */
export function named(entries, typed, root, successors, former) {
  const { ids, sure } = idsIn(typed);
  const meant = ids.map((id) => successors.get(id) ?? id).find((id) => entries.some((entry) => entry.id === id));
  if (meant || sure) return entries.filter((entry) => entry.id === meant);
  const path = pathIn(typed, root);
  const where = root.toLowerCase() + path;
  const known = former.get(where);
  const found = entries.filter(
    ({ key, texts }) => key === known || Object.values(texts).some(({ page }) => page.toLowerCase() === where),
  );
  return path && found.length > 0 ? found : null;
}

/**
 * The entries that hold all words typed, in any language; answers first.
 * @param {DeskEntry[]} entries
 * @param {string} typed
 * @param {DeskSettings} settings
 */
export function holding(entries, typed, settings) {
  const parts = fold(typed).split(/\s+/);
  const found = entries.filter((entry) => {
    const words = [...wordsOf(entry, settings).values()];
    return parts.every((part) => words.some((text) => text.includes(part)));
  });
  return typed ? found : found.filter(({ kind }) => kind === "answer");
}

/** @type {Map<string, Promise<ReturnType<typeof connect>>>} */
const connections = new Map();

/**
 * The search of a language, which loads its index once.
 * @param {string} code
 * @param {DeskSettings} settings
 */
export function searchOf(code, settings) {
  const known = connections.get(code);
  if (known) return known;
  const connecting = loadSettings(settings.searches[code]).then(({ index }) => connect(index));
  connecting.catch(() => connections.delete(code)); // it is tried again with the next query
  connections.set(code, connecting);
  return connecting;
}

/**
 * The languages, those first in which one entry has most of the words typed: in them one has asked.
 * @param {DeskEntry[]} entries
 * @param {string} typed
 * @param {DeskSettings} settings
 */
function languagesOf(entries, typed, settings) {
  const parts = fold(typed).split(/\s+/);
  const most = new Map(
    settings.languages.map(({ code }) => {
      const counts = entries.map((entry) => {
        const words = wordsOf(entry, settings).get(code) ?? "";
        return parts.filter((part) => words.includes(part)).length;
      });
      return [code, Math.max(0, ...counts)];
    }),
  );
  return [...settings.languages].sort((one, other) => (most.get(other.code) ?? 0) - (most.get(one.code) ?? 0));
}

/**
 * The keys that the site's own search finds in each language, best first, the languages by turns; null where a newer
 * question came.
 * @param {DeskEntry[]} entries
 * @param {string} typed
 * @param {DeskSettings} settings
 */
export async function searched(entries, typed, settings) {
  const asked = languagesOf(entries, typed, settings).map(async ({ code }) => {
    try {
      return await (await searchOf(code, settings)).ask(typed);
    } catch {
      return { failed: code };
    }
  });
  const answers = await Promise.all(asked);
  if (answers.some((answer) => answer === null)) return null;
  const lists = answers.map((answer) => (answer && "results" in answer ? answer.results.slice(0, FROM_SEARCH) : []));
  const longest = Math.max(...lists.map((list) => list.length));
  const keys = Array.from({ length: longest }, (_, place) => lists.map((list) => list[place]?.key)).flat();
  return [...new Set(keys.filter((key) => key !== undefined))];
}
