// @ts-check
// Whether the answers that were found can be what was asked: good, weak or none.
// The twin of hooks/helpcenter/search/fit.py, which explains it: change both.

import { oneSlip } from "./search-analysis.js";

const LEAST_WEAK = 0.42;
const LEAST_GOOD = 0.7;
const COMMON = 0.6;
const ELSEWHERE = 2;
const FILLER = 0.15;
const SHORT = 0.5;
const SURE = 0.9;
const MOST_LOOKED_AT = 3;
const LEAST_SHARE = 0.2;
const ENDING = 4;
const STEM = 4;
const SLIP_STEM = 6;
const PRECISION = 1_000_000;

/** Judges answers with the words of an index file that the fit depends on. */
export class Fitting {
  /**
   * @param {IndexFile} data the parsed index file
   * @param {Set<string>} known the words of the index
   * @param {import("./search-postings.js").Postings} postings
   */
  constructor(data, known, postings) {
    this.fillers = data.fillers;
    this.elsewhere = data.elsewhere;
    this.known = known;
    this.postings = postings;
    this.count = data.documents.length;
  }

  /**
   * How well answers fit a query: good, weak or none, and the number of the editors' entry that fits, -1 for none.
   * @param {PlannedWord[]} plan
   * @param {{ number: number }[]} found the best first
   * @returns {Fit}
   */
  judge(plan, found) {
    const { places, entry } = this.offered(plan.map(({ word }) => word));
    const weights = plan.map((word, place) => (places.has(place) ? ELSEWHERE : this.weight(word)));
    const known = plan.map((word, place) => (places.has(place) ? 0 : word.known));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (!found.length || !total) return { name: "none", share: 0, elsewhere: entry };
    const understood = weights.reduce((sum, weight, at) => sum + weight * known[at], 0);
    const had = found.slice(0, MOST_LOOKED_AT).map(({ number }) => this.had(plan, weights, known, number));
    const share = Math.floor(((understood + Math.max(...had)) / (2 * total)) * PRECISION + 0.5) / PRECISION;
    const name = share < LEAST_WEAK ? "none" : share < LEAST_GOOD ? "weak" : "good";
    return { name, share, elsewhere: entry };
  }

  /**
   * How much a word tells: the rarer, the more; words that people add to any question little.
   * @param {PlannedWord} planned
   */
  weight({ word, known, nearest }) {
    const having = nearest < 0 ? 0 : this.postings.spread(nearest);
    const weight = COMMON + (1 - COMMON) * (rarity(having, this.count) / rarity(0, this.count));
    if (known < SURE && this.fillers.some((filler) => isForm(word, filler))) return weight * FILLER;
    return known === 0 && word.length <= 2 ? weight * SHORT : weight;
  }

  /**
   * The part of the known words that an answer has.
   * @param {PlannedWord[]} plan
   * @param {number[]} weights
   * @param {number[]} known
   * @param {number} answer
   */
  had(plan, weights, known, answer) {
    let total = 0;
    plan.forEach(({ terms }, at) => {
      let [most, best] = [0, 0];
      for (const [number, weight] of terms) {
        if (weight > most) most = weight;
        if (weight > best && this.postings.of(number).documents.includes(answer)) best = weight;
      }
      if (best >= LEAST_SHARE) total += (weights[at] * known[at] * best) / most;
    });
    return total;
  }

  /**
   * Which words of a query editors list as asked elsewhere, and the first entry that has them; -1 for none.
   * @param {string[]} asked
   */
  offered(asked) {
    /** @type {Set<number>} */
    const places = new Set();
    let entry = -1;
    this.elsewhere.forEach((phrases, number) => {
      for (const phrase of phrases) {
        const found = phrase.map((word) => asked.findIndex((typed) => this.means(typed, word)));
        if (found.includes(-1)) continue;
        for (const place of found) places.add(place);
        if (entry < 0) entry = number;
      }
    });
    return { places, entry };
  }

  /**
   * Whether a typed word is a listed one, in another form or with a slip.
   * @param {string} typed
   * @param {string} listed
   */
  means(typed, listed) {
    return isForm(typed, listed) || (listed.length >= SLIP_STEM && !this.known.has(typed) && oneSlip(typed, listed));
  }
}

/**
 * @param {number} having how many answers have a word
 * @param {number} count of how many
 */
function rarity(having, count) {
  return Math.log(1 + (count - having + 0.5) / (having + 0.5));
}

/**
 * Whether a typed word is a listed one, or that with an ending.
 * @param {string} typed
 * @param {string} listed
 */
function isForm(typed, listed) {
  if (typed === listed) return true;
  return listed.length >= STEM && typed.length - listed.length <= ENDING && typed.startsWith(listed);
}
