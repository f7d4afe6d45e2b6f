// @ts-check
// Whether the answers that were found can be what was asked: good, weak or none.
// The twin of hooks/helpcenter/search/fit.py, which explains it, and listed_words.py: change both.

import { isForm, oneSlip } from "./search-analysis.js";

const LEAST_WEAK = 0.39;
const LEAST_GOOD = 0.57;
const [KNOWN, HAD, ASKED] = [1, 2, 3];
const COMMON = 0.6;
const TITLED = 2;
const UNTITLED = 0.8;
const ELSEWHERE = 3;
const ASKED_HERE = 0.4;
const FILLER = 0.15;
const SHORT = 0.5;
const SURE = 0.9;
const FORM = 0.6;
const BEGUN = 3;
const HARDLY = 0.3;
const ALONE = 0.15;
const FAMILIAR = 0.45;
const SMALL = 2;
const MOST_LOOKED_AT = 3;
const LEAST_SHARE = 0.2;
const HALF = 0.5;
const SLIP_STEM = 6;
const PRECISION = 1_000_000;

/** @typedef {{ terms: Weights, weight: number, known: number }} Judged a word of a query */

/** Judges answers with what of an index file the fit depends on. */
export class Fitting {
  /**
   * @param {IndexFile} data the parsed index file
   * @param {Set<string>} known the words of the index
   * @param {import("./search-postings.js").Postings} postings
   */
  constructor(data, known, postings) {
    this.elsewhere = data.elsewhere;
    this.words = data.terms;
    this.known = known;
    this.questions = data.questions;
    this.postings = postings;
    this.titled = new Set(data.questions.flatMap(([title]) => title));
    for (const [number, posting] of data.fields.topic.postings.entries()) if (posting) this.titled.add(number);
  }

  /**
   * How well answers fit a query: good, weak or none, and the number of the editors' entry that fits, -1 for none.
   * @param {PlannedWord[]} plan
   * @param {Ranked[]} found the best first
   * @returns {Fit}
   */
  judge(plan, found) {
    const best = found.slice(0, MOST_LOOKED_AT);
    let { places, entry } = this.offered(plan.map(({ word }) => word));
    const listed = [...places].map((place) => plan[place].terms);
    if (best.some((answer) => this.asks(answer, listed))) [places, entry] = [new Set(), -1];
    const words = plan.map((planned, place) =>
      places.has(place) ? { terms: planned.terms, weight: ELSEWHERE, known: 0 } : this.word(planned, plan.length),
    );
    const total = words.reduce((sum, { weight }) => sum + weight, 0);
    if (!best.length || !total) return { name: "none", share: 0, elsewhere: entry };
    const known = words.reduce((sum, word) => sum + word.weight * word.known, 0);
    const had = Math.max(...best.map(({ number }) => part(words, (term) => this.has(number, term))));
    const asked = Math.max(...best.map((answer) => part(words, (term) => this.question(answer).includes(term))));
    const all = (KNOWN * known + HAD * had + ASKED * asked) / ((KNOWN + HAD + ASKED) * total);
    const whole = isForeign(plan) ? Math.max(0, all - ALONE) : all;
    const share = Math.floor(whole * PRECISION + 0.5) / PRECISION;
    const foreign = [...places].some((place) => plan[place].known < FAMILIAR);
    const least = foreign ? LEAST_GOOD : LEAST_WEAK;
    const fits = share >= least || (entry < 0 && best.some((answer) => this.hasAll(answer, plan)));
    const name = !fits ? "none" : share < LEAST_GOOD ? "weak" : "good";
    return { name, share, elsewhere: entry };
  }

  /**
   * A word of a query of `count` words: the rarer, the more it weighs, and more if titles have it; fillers less.
   * @param {PlannedWord} planned
   * @param {number} count
   * @returns {Judged}
   */
  word({ word, terms, known, nearest, filler }, count) {
    const having = nearest < 0 ? 0 : this.postings.spread(nearest);
    let weight = COMMON + (1 - COMMON) * (rarity(having, this.questions.length) / rarity(0, this.questions.length));
    if (known < SURE && filler) weight *= FILLER;
    else if (known === 0) weight *= word.length <= 2 ? SHORT : 1;
    else weight *= this.titled.has(nearest) && !filler ? TITLED : UNTITLED;
    const whole = nearest < 0 ? "" : this.words[nearest];
    const begun = word.length <= BEGUN && whole !== word && whole.startsWith(word);
    return { terms, weight, known: begun && count > 1 ? Math.min(known, HARDLY) : known };
  }

  /**
   * Whether an answer has each word of the query, in some form; filler words are not asked for.
   * @param {Ranked} answer
   * @param {PlannedWord[]} plan
   */
  hasAll({ number }, plan) {
    const telling = plan.filter(({ filler }) => !filler);
    const had = (/** @type {Weights} */ terms) =>
      [...terms].some(([term, weight]) => weight >= HALF && this.has(number, term));
    return telling.length > 0 && telling.every(({ known, terms }) => known >= FORM && had(terms));
  }

  /**
   * Whether an answer has a word of the index.
   * @param {number} answer
   * @param {number} term
   */
  has(answer, term) {
    return this.postings.of(term).documents.includes(answer);
  }

  /**
   * The words of the answer's question that comes nearest to the query.
   * @param {Ranked} answer
   */
  question({ number, question }) {
    return this.questions[number][question];
  }

  /**
   * Whether the answer's nearest question is like the query and has words that editors list as asked elsewhere.
   * @param {Ranked} answer
   * @param {Weights[]} listed
   */
  asks(answer, listed) {
    if (!listed.length || answer.near < ASKED_HERE) return false;
    const question = this.question(answer);
    return listed.every((terms) => question.some((term) => (terms.get(term) ?? 0) >= HALF));
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
 * Whether a query is one known word and others that the help does not know, without any filler word.
 * @param {PlannedWord[]} plan
 */
function isForeign(plan) {
  const long = plan.filter(({ word }) => word.length > SMALL);
  const foreign = long.filter(({ known }) => known < FAMILIAR).length;
  return foreign > 0 && long.length - foreign === 1 && !long.some(({ filler }) => filler);
}

/**
 * The weight of the known words of a query that are among those for which `has` is true.
 * @param {Judged[]} words
 * @param {(term: number) => boolean} has
 */
function part(words, has) {
  let total = 0;
  for (const { terms, weight, known } of words) {
    let [most, best] = [0, 0];
    for (const [number, found] of terms) {
      if (found > most) most = found;
      if (found > best && has(number)) best = found;
    }
    if (best >= LEAST_SHARE) total += weight * known * (best / most);
  }
  return total;
}

/**
 * @param {number} having how many answers have a word
 * @param {number} count of how many
 */
function rarity(having, count) {
  return Math.log(1 + (count - having + 0.5) / (having + 0.5));
}
