// @ts-check
// An index file → answers to a query, and what a page needs to show them.
// The twin of Search in hooks/helpcenter/search/index_file.py: change both.

import { grams, shared, words } from "./search-analysis.js";
import { Fitting } from "./search-fit.js";
import { partSize } from "./search-letters.js";
import { marked } from "./search-marks.js";
import { idIn, placesFor, withPlaces } from "./search-places.js";
import { Vocabulary } from "./search-plan.js";
import { Ranking } from "./search-ranking.js";

const MOST_TOPICS = 4;
const MOST_NEAR = 2;
const LEAST_LETTERS = 3;
const LEAST_MARKED = 0.2;
const LEAST_SOUGHT = 0.5;
const MOST_PASSAGES = 3;
const SMALL = 3;

/** An index file, loaded. */
export class Engine {
  /** @param {IndexFile} data the parsed index file */
  constructor(data) {
    this.documents = data.documents;
    this.topics = data.topics ?? [];
    this.featured = data.featured ?? [];
    this.places = data.places ?? [];
    this.offers = data.offers ?? [];
    this.vocabulary = new Vocabulary(data);
    this.ranking = new Ranking(data);
    this.fitting = new Fitting(data, this.vocabulary.known, this.ranking.postings);
  }

  /**
   * The best answers, the best first: {results, fit, terms, plan}; `terms` are the words to be marked.
   * @param {string} query
   */
  ask(query) {
    const plan = this.vocabulary.plan(query);
    const results = this.ranking.rank(plan);
    return { results, fit: this.fitting.judge(plan, results), terms: this.shownTerms(plan), plan };
  }

  /**
   * The words of the index that a query asks for, as far as they are worth being seen: not those that are hardly alike,
   * and not the small words that most answers have.
   * @param {PlannedWord[]} plan
   */
  shownTerms(plan) {
    const terms = new Set();
    for (const { terms: asked } of plan) {
      for (const [number, weight] of asked) {
        const term = this.vocabulary.terms[number];
        const small = term.length <= SMALL && this.ranking.postings.spread(number) > this.documents.length / 2;
        if (weight >= LEAST_MARKED && !small) terms.add(term);
      }
    }
    return terms;
  }

  /**
   * What a page shows for a query.
   * @param {string} query
   * @returns {Searched}
   */
  answer(query) {
    const { results, fit, terms, plan } = this.ask(query);
    const named = this.named(query);
    const places = placesFor(query, this.places, this.vocabulary.stopWords);
    const found = places.map((place) => ({ kind: place.kind, result: this.shownPlace(place, terms) }));
    const nothing = fit.name === "none";
    const answers = nothing ? [] : results.map(({ number }, place) => this.shown(number, terms, place < MOST_PASSAGES ? plan : []));
    const all = named.length ? named : withPlaces(answers, found);
    const enough = results.length > 0 || all.length > 0 || this.isEnough(query);
    return {
      query,
      enough,
      fit: named.length || (nothing && all.length) ? "good" : fit.name,
      results: all,
      featured: enough ? [] : this.featured.map((number) => this.shown(number, new Set())),
      offer: (fit.elsewhere >= 0 && this.offers[fit.elsewhere]) || null,
      closest: all.length ? null : this.closest(query, results),
    };
  }

  /**
   * The page whose permanent id a query is.
   * @param {string} query
   */
  named(query) {
    const id = idIn(query);
    const number = id ? this.documents.findIndex((document) => document.id === id) : -1;
    if (number >= 0) return [this.shown(number, new Set())];
    return this.places.filter((place) => id && place.id === id).map((place) => this.shownPlace(place, new Set()));
  }

  /**
   * A place as a list shows it.
   * @param {Place} place
   * @param {Set<string>} terms
   * @returns {SearchResult}
   */
  shownPlace({ url, topic, title, summary }, terms) {
    return { key: "", url, topic, title: marked(title, terms), summary: marked(summary, terms), body: [] };
  }

  /**
   * Whether a query has a word that can be looked for: one that says something, of at least three letters.
   * @param {string} query
   */
  isEnough(query) {
    const long = (/** @type {string} */ word) => word.length >= LEAST_LETTERS || partSize(word) > 0;
    return words(query).some((word) => long(word) && !this.vocabulary.stopWords.has(word));
  }

  /**
   * An answer as a list shows it.
   * @param {number} number
   * @param {Set<string>} terms the words that were asked for
   * @param {PlannedWord[]} plan the words whose passage in its text is of interest
   * @returns {SearchResult}
   */
  shown(number, terms, plan = []) {
    const { key, url, title, topic, summary } = this.documents[number];
    const body = this.inBody(number, new Set(words(`${title} ${summary}`)), plan);
    return { key, url, topic, title: marked(title, terms), summary: marked(summary, terms), body };
  }

  /**
   * The words of an answer's text that were asked for and that are not seen in its title and summary.
   * @param {number} number
   * @param {Set<string>} seen
   * @param {PlannedWord[]} plan
   */
  inBody(number, seen, plan) {
    /** @type {string[]} */
    const found = [];
    for (const { terms, filler } of plan) {
      const sought = [...terms].filter(([, weight]) => weight >= LEAST_SOUGHT).map(([term]) => term);
      if (filler || sought.some((term) => seen.has(this.vocabulary.terms[term]))) continue;
      const texts = sought.filter((term) => this.ranking.postings.isInText(term, number));
      found.push(...texts.map((term) => this.vocabulary.terms[term]));
    }
    return found;
  }

  /**
   * A few topics for a query that nothing answers, {close, topics}: those of the answers that come nearest, those whose
   * words share most with it, then the others in their order. `close`: there are such words.
   * @param {string} query
   * @param {{ number: number }[]} results
   * @returns {Closest}
   */
  closest(query, results) {
    const near = results.slice(0, MOST_NEAR).map(({ number }) => this.documents[number].key.split("/")[0]);
    const asked = new Set(words(query).flatMap((word) => [...grams(word)]));
    const shares = new Map();
    for (const { key, title, topic } of this.documents) {
      const theirs = new Set(words(`${title} ${topic}`).flatMap((word) => [...grams(word)]));
      const name = key.split("/")[0];
      shares.set(name, Math.max(shares.get(name) ?? 0, shared(asked, theirs)));
    }
    const close = [...shares].filter(([, share]) => share > 0).sort((a, b) => b[1] - a[1]);
    const names = [...near, ...close.map(([name]) => name)];
    const ranked = names.flatMap((name) => this.topics.find((topic) => topic.key === name) ?? []);
    return { close: ranked.length > 0, topics: [...new Set([...ranked, ...this.topics])].slice(0, MOST_TOPICS) };
  }
}
