// @ts-check
// Which words of a text matched.

import { words } from "./search-analysis.js";

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
  for (const piece of text.split(WORD_WITH_HYPHENS)) {
    if (!piece) continue;
    const hit = words(piece).some((word) => terms.has(word));
    const last = pieces.at(-1);
    if (last && last[1] === hit) last[0] += piece;
    else pieces.push([piece, hit]);
  }
  return pieces;
}
