// @ts-check
// What the search finds besides answers: topics, tools, documents; and any page by its permanent id.

import { resemblance, words } from "./search-analysis.js";

// How much of the query and of a phrase have to be the same, multiplied; and how surely words are.
const LEAST_SAME = 0.5;
const LEAST_SURE = 0.7;
const MOST_PLACES = 3;

const ID = /^\s*(?:(?:\S*\/)?a\/)?(\d{5})\/?\s*$/;

/**
 * The permanent id that a query is, alone or as a short link; "" if it is none.
 * @param {string} query
 */
export function idIn(query) {
  return ID.exec(query)?.[1] ?? "";
}

/**
 * The places that a query names, the best first.
 * @param {string} query
 * @param {Place[]} places
 * @param {Set<string>} stopWords
 */
export function placesFor(query, places, stopWords) {
  const asked = words(query).filter((word) => !stopWords.has(word));
  if (!asked.length) return [];
  return places
    .map((place) => ({ place, same: Math.max(0, ...place.phrases.map((phrase) => sameness(asked, phrase))) }))
    .filter(({ same }) => same >= LEAST_SAME)
    .sort((a, b) => b.same - a.same)
    .slice(0, MOST_PLACES)
    .map(({ place }) => place);
}

/**
 * @param {string[]} asked
 * @param {string[]} phrase
 */
function sameness(asked, phrase) {
  /** @param {string} word @param {string[]} others */
  const isIn = (word, others) =>
    others.some((other) => Math.max(resemblance(word, other), resemblance(other, word)) >= LEAST_SURE);
  const had = asked.filter((word) => isIn(word, phrase)).length / asked.length;
  return had * (phrase.filter((word) => isIn(word, asked)).length / phrase.length);
}

/**
 * Results with the places put in: a tool behind the best answer, the others behind the third.
 * @param {SearchResult[]} results
 * @param {{ kind: string, result: SearchResult }[]} found
 */
export function withPlaces(results, found) {
  const made = [...results];
  for (const { kind, result } of found) made.splice(kind === "tool" ? 1 : 3, 0, result);
  return made;
}
