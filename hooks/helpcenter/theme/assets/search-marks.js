// @ts-check
// Which words of a text matched.

import { fold, words } from "./search-analysis.js";
import { partSize, UNSPACED_RUN } from "./search-letters.js";

const WORD_WITH_HYPHENS = /([\p{L}\p{N}\p{M}]+(?:[-‐‑'’ʼ][\p{L}\p{N}\p{M}]+)*)/u;

/**
 * A text in pieces, [[piece, whether it matched]], for showing which words were found.
 * @param {string} text
 * @param {Set<string>} terms
 * @returns {Marked}
 */
export function marked(text, terms) {
  /** @type {Marked} */
  const pieces = [];
  const add = (/** @type {string} */ piece, /** @type {boolean} */ hit) => {
    const last = pieces.at(-1);
    if (last && last[1] === hit) last[0] += piece;
    else pieces.push([piece, hit]);
  };
  for (const run of text.split(UNSPACED_RUN)) {
    if (UNSPACED_RUN.test(run)) {
      const hits = markedLetters([...run], terms);
      for (const [place, letter] of [...run].entries()) add(letter, hits[place]);
    } else {
      for (const piece of run.split(WORD_WITH_HYPHENS)) {
        if (piece) add(piece, words(piece).some((word) => terms.has(word)));
      }
    }
  }
  return pieces;
}

/**
 * Which letters of a run without spaces belong to a part of it that matched.
 * @param {string[]} letters
 * @param {Set<string>} terms
 * @returns {boolean[]}
 */
function markedLetters(letters, terms) {
  const hits = letters.map(() => false);
  const size = partSize(fold(letters.join("")));
  letters.forEach((_, start) => {
    for (let end = start + 1; end <= letters.length; end++) {
      const part = fold(letters.slice(start, end).join(""));
      if (terms.has(part)) hits.fill(true, start, end);
      if (part.length >= size) break;
    }
  });
  return hits;
}
