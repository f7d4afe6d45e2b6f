// @ts-check
// An index file → answers to a query, and what a page needs to show them.
// The twin of Search in hooks/helpcenter/search/index_file.py: change both.

import { grams, shared, words } from "./search-analysis.js";
import { Fitting } from "./search-fit.js";
import { Vocabulary } from "./search-plan.js";
import { Ranking } from "./search-ranking.js";

const MOST_TOPICS = 4;

const WORD_WITH_HYPHENS = /([\p{L}\p{N}\p{M}]+(?:[-‐‑'’ʼ][\p{L}\p{N}\p{M}]+)*)/u;

/** An index file, loaded. */
export class Engine {
  /**
   * @param {IndexFile} data the parsed index file
   * @param {Lunr} lunr the library, whose formula makes the weights
   */
  constructor(data, lunr) {
    this.documents = data.documents;
    this.topics = data.topics ?? [];
    this.vocabulary = new Vocabulary(data);
    this.ranking = new Ranking(data, lunr);
    this.fitting = new Fitting(data, this.vocabulary.known, this.ranking.postings);
  }

  /**
   * The best answers, the best first: {results: [{number, score}], fit, terms}; `terms` are the index's words that were
   * asked for.
   * @param {string} query
   */
  ask(query) {
    const plan = this.vocabulary.plan(query);
    const results = this.ranking.rank(plan.map(({ terms }) => terms));
    const numbers = plan.flatMap(({ terms }) => [...terms.keys()]);
    const terms = new Set(numbers.map((number) => this.vocabulary.terms[number]));
    return { results, fit: this.fitting.judge(plan, results), terms };
  }

  /**
   * A few topics for a query that nothing answers, {close, topics}: first those whose words share most with it, then
   * the others in their order. `close`: there are such words.
   * @param {string} query
   * @returns {Closest}
   */
  closest(query) {
    const asked = new Set(words(query).flatMap((word) => [...grams(word)]));
    const shares = new Map();
    for (const { key, title, topic } of this.documents) {
      const theirs = new Set(words(`${title} ${topic}`).flatMap((word) => [...grams(word)]));
      const name = key.split("/")[0];
      shares.set(name, Math.max(shares.get(name) ?? 0, shared(asked, theirs)));
    }
    const close = [...shares].filter(([, share]) => share > 0).sort((a, b) => b[1] - a[1]);
    const ranked = close.flatMap(([name]) => this.topics.find((topic) => topic.key === name) ?? []);
    return { close: ranked.length > 0, topics: [...new Set([...ranked, ...this.topics])].slice(0, MOST_TOPICS) };
  }

  /**
   * A text in pieces, [[piece, whether it matched]], for showing which words were found.
   * @param {string} text
   * @param {Set<string>} terms
   * @returns {Marked}
   */
  marked(text, terms) {
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
}
