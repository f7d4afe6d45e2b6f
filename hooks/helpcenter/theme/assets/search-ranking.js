// @ts-check
// A plan and an index → answers, the best first.
// The twin of hooks/helpcenter/search/ranking.py: change both.

import { keep } from "./search-plan.js";
import { Postings } from "./search-postings.js";

const QUESTION = 5;
const SAME = 9;
const IN_ORDER = 0.5;
const DENIED = 0.7;
const FILLER = 0.8;
const MOST_FOUND = 50;
const LEAST_SHARE = 0.03;
const FEW = 5;
const PRECISION = 1_000_000;

// How much more an answer can count for its questions.
const MOST_NEAR = 1 + IN_ORDER;
const MOST_MORE = 1 + QUESTION * MOST_NEAR + SAME * MOST_NEAR ** 4;

/** @typedef {{ terms: Weights, weight: number }} Part a word of a query, and its weight among the others */

/** An index's answers, to be ranked. */
export class Ranking {
  /** @param {IndexFile} data the parsed index file */
  constructor(data) {
    this.questions = data.questions;
    this.postings = new Postings(data);
    this.weights = new Float64Array(data.terms.length);
    this.negations = new Set(data.negations);
    const negative = data.terms.map((term) => this.negations.has(term));
    /** For each question of each answer, whether it says no. */
    this.denying = data.questions.map((own) => own.map((question) => question.some((number) => negative[number])));
  }

  /**
   * The best answers to a plan, scored as lunr does, times how much they cover and how near they come.
   * @param {PlannedWord[]} plan
   */
  rank(plan) {
    const groups = plan.map(({ terms, filler }) => ({ terms, weight: filler ? FILLER : 1 }));
    const affirmed = plan.every(({ word }) => !this.negations.has(word));
    /** @type {Weights} */
    const strongest = new Map();
    for (const { terms } of groups) for (const [number, weight] of terms) keep(strongest, number, weight);
    if (!strongest.size) return [];
    const wanted = [...strongest].sort((a, b) => a[0] - b[0]);
    const scores = new Float64Array(this.questions.length);
    for (const [number, weight] of wanted) {
      this.weights[number] = weight;
      const { documents, counts } = this.postings.of(number);
      for (let i = 0; i < documents.length; i++) scores[documents[i]] += weight * counts[i];
    }
    const magnitude = Math.sqrt(wanted.reduce((sum, [, weight]) => sum + weight * weight, 0));
    const covered = this.coverage(groups);
    const bases = covered.map((share, number) => (scores[number] / magnitude) * share);
    const least = (bases.slice().sort().at(-MOST_FOUND) ?? 0) - 1 / PRECISION;
    /** @type {Ranked[]} */
    const results = [];
    bases.forEach((base, number) => {
      if (covered[number] === 0 || base * MOST_MORE < least) return;
      const { near, question } = this.nearest(number, groups, affirmed);
      const same = near * near * near * near; // falls off so steeply that only the very question counts
      const score = base * (1 + QUESTION * near + SAME * same);
      results.push({ number, score: Math.floor(score * PRECISION + 0.5) / PRECISION, near, question });
    });
    for (const [number] of wanted) this.weights[number] = 0;
    results.sort((a, b) => b.score - a.score || a.number - b.number);
    return results.slice(0, MOST_FOUND).filter(({ score }, place) => place < FEW || score >= results[0].score * LEAST_SHARE);
  }

  /**
   * How much of the query each answer has: the weighted mean of each word's best weight.
   * @param {Part[]} groups
   */
  coverage(groups) {
    const sums = new Float64Array(this.questions.length);
    for (const { terms, weight: own } of groups) {
      const best = new Float64Array(sums.length);
      for (const [number, weight] of terms) {
        for (const document of this.postings.of(number).documents) if (weight > best[document]) best[document] = weight;
      }
      for (let number = 0; number < sums.length; number++) sums[number] += best[number] * own;
    }
    const whole = sumOf(groups);
    return sums.map((sum) => sum / whole);
  }

  /**
   * How near the query and one of an answer's questions are, and which of them.
   * @param {number} document
   * @param {Part[]} groups
   * @param {boolean} affirmed whether the query does not say no
   */
  nearest(document, groups, affirmed) {
    let [near, nearest] = [0, 0];
    this.questions[document].forEach((question, which) => {
      let had = 0;
      for (const number of question) had += this.weights[number];
      const share = affirmed && this.denying[document][which] ? DENIED : 1;
      const alike = had > 0 ? nearness(groups, question, had) * share : 0;
      if (alike > near) [near, nearest] = [alike, which];
    });
    return { near, question: nearest };
  }
}

/**
 * How much of the query a question has and of itself is `had`, multiplied, more where words follow each other alike.
 * @param {Part[]} groups
 * @param {number[]} question
 * @param {number} had
 */
function nearness(groups, question, had) {
  let total = 0;
  let follow = 0;
  let before = -1;
  for (const { terms, weight: own } of groups) {
    let best = 0;
    let place = -1;
    for (let at = 0; at < question.length; at++) {
      const weight = terms.get(question[at]) ?? 0;
      if (weight > best) [best, place] = [weight, at];
    }
    total += best * own;
    if (before >= 0 && place === before + 1) follow++;
    before = place;
  }
  const near = ((total / sumOf(groups)) * had) / question.length;
  return near * (1 + (IN_ORDER * follow) / Math.max(1, groups.length - 1));
}

/**
 * The weights of all words of a query.
 * @param {Part[]} groups
 */
function sumOf(groups) {
  return groups.reduce((sum, { weight }) => sum + weight, 0);
}
