// @ts-check
// A query → the index's words that it asks for, each with its weight.
// The twin of hooks/helpcenter/search/plan.py: change both.

import { grams, likeness, words } from "./search-analysis.js";

const MOST_READ = 48;
const MOST_WORDS = 16;
const LEAST_LIKE = 0.12;
const MOST_TERMS = 12;
const BESIDE_EXACT = 0.5;
const COMPOUND_LIKE = 0.7;
const SYNONYM = 0.7;
const SYNONYM_LIKE = 0.5;
const KNOWN_LIKE = 0.7;

// Widened words that are remembered: who types one letter more asks for the other words again.
const MOST_REMEMBERED = 500;

/** The words of an index, by their 3-grams, with the language's stop words and synonyms. */
export class Vocabulary {
  /** @param {IndexFile} data the parsed index file */
  constructor(data) {
    this.terms = data.terms;
    this.known = new Set(data.terms);
    this.stopWords = new Set(data.stop_words);
    this.synonyms = data.synonyms;
    const listed = data.synonyms.flatMap(([phrase]) => phrase);
    // What a word that was typed may be made of.
    this.familiar = new Set([...data.terms, ...listed].filter((word) => !this.stopWords.has(word)));
    this.synonymGrams = data.synonyms.map(([phrase]) => phrase.map(grams));
    this.sharedGrams = new Uint8Array(data.terms.length);
    /** @type {Map<string, Weights>} */
    this.remembered = new Map();
    /** @type {Map<string, number[]>} */
    this.byGram = new Map();
    this.gramCounts = data.terms.map((term, number) => {
      const own = grams(term);
      for (const gram of own) {
        const numbers = this.byGram.get(gram);
        if (numbers) numbers.push(number);
        else this.byGram.set(gram, [number]);
      }
      return own.size;
    });
  }

  /**
   * What to look for: for each telling word of the query, term number → weight.
   * @param {string} query
   * @returns {Weights[]}
   */
  plan(query) {
    const typed = words(query).slice(0, MOST_READ);
    const asked = typed.flatMap((word) => this.apart(word));
    const all = asked.map((_, place) => place);
    const some = all.filter((place) => !this.stopWords.has(asked[place]));
    const places = (some.length ? some : all).slice(0, MOST_WORDS);
    const telling = places.map((place) => asked[place]);
    const found = telling.map((word) => new Map(this.widened(word)));
    for (let at = 0; at + 1 < asked.length; at++) {
      const groups = found.filter((_, which) => places[which] === at || places[which] === at + 1);
      if (!groups.length) continue;
      for (const [number, weight] of this.widened(asked[at] + asked[at + 1])) {
        if (weight >= COMPOUND_LIKE) for (const group of groups) keep(group, number, weight);
      }
    }
    this.addSynonyms(telling, found);
    return found;
  }

  /**
   * Adds to each word's terms what editors list for the phrases in which it stands.
   * @param {string[]} telling
   * @param {Weights[]} found
   */
  addSynonyms(telling, found) {
    const tellingGrams = telling.map(grams);
    this.synonyms.forEach(([phrase, meant], which) => {
      for (let start = 0; start + phrase.length <= telling.length; start++) {
        let alike = 1;
        for (let i = 0; i < phrase.length && alike; i++) {
          const [mine, theirs] = [tellingGrams[start + i], this.synonymGrams[which][i]];
          const sizes = { asked: mine.size, known: theirs.size, shared: shared(mine, theirs) };
          alike = Math.min(alike, this.synonymLike(telling[start + i], phrase[i], sizes));
        }
        if (!alike) continue;
        for (const [word, share] of meant) {
          for (const [number, weight] of this.widened(word)) {
            for (let i = 0; i < phrase.length; i++) keep(found[start + i], number, SYNONYM * alike * share * weight);
          }
        }
      }
    });
  }

  /**
   * The two words that a strange one is made of, cut where the shorter is longest; else the word itself.
   * @param {string} word
   */
  apart(word) {
    let best = 0;
    for (let cut = 2; cut + 2 <= word.length; cut++) {
      if (!this.familiar.has(word.slice(0, cut)) || !this.familiar.has(word.slice(cut))) continue;
      if (Math.min(cut, word.length - cut) > Math.min(best, word.length - best)) best = cut;
    }
    if (!best || this.familiar.has(word)) return [word];
    for (const weight of this.widened(word).values()) if (weight >= COMPOUND_LIKE) return [word];
    return [word.slice(0, best), word.slice(best)];
  }

  /**
   * How much a typed word counts as one that an editor listed; 0 where it does not.
   * @param {string} asked
   * @param {string} listed
   * @param {GramCounts} sizes
   */
  synonymLike(asked, listed, sizes) {
    const alike = likeness(asked, listed, sizes);
    return alike >= (this.known.has(asked) ? KNOWN_LIKE : SYNONYM_LIKE) ? alike : 0;
  }

  /**
   * The words of the index that are like a word: term number → weight.
   * @param {string} word
   * @returns {Weights}
   */
  widened(word) {
    let found = this.remembered.get(word);
    if (found) return found;
    const best = this.alike(word).slice(0, MOST_TERMS);
    const exact = best.some(([number]) => this.terms[number] === word);
    const beside = exact ? BESIDE_EXACT : 1;
    found = new Map(best.map(([number, weight]) => [number, this.terms[number] === word ? 1 : weight * beside]));
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(word, found);
    return found;
  }

  /**
   * [[term number, likeness]] of the words that are like a word, the most alike first.
   * @param {string} word
   * @returns {[number: number, likeness: number][]}
   */
  alike(word) {
    const own = grams(word);
    const { gramCounts, sharedGrams, terms } = this;
    /** @type {number[]} */
    const near = [];
    for (const gram of own) {
      for (const number of this.byGram.get(gram) ?? []) if (sharedGrams[number]++ === 0) near.push(number);
    }
    /** @type {[number, number][]} */
    const found = [];
    for (const number of near) {
      const sizes = { asked: own.size, known: gramCounts[number], shared: sharedGrams[number] };
      sharedGrams[number] = 0;
      if (!mayBeAlike(sizes)) continue;
      const weight = likeness(word, terms[number], sizes);
      if (weight >= LEAST_LIKE) found.push([number, weight]);
    }
    return found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  }
}

/**
 * How many 3-grams two words or texts have in common.
 * @param {Set<string>} mine
 * @param {Set<string>} theirs
 */
export function shared(mine, theirs) {
  let count = 0;
  for (const gram of mine) if (theirs.has(gram)) count++;
  return count;
}

/**
 * Keeps a word's weight where it is the greatest so far.
 * @param {Weights} weights
 * @param {number} number
 * @param {number} weight
 */
export function keep(weights, number, weight) {
  if (!((weights.get(number) ?? -1) >= weight)) weights.set(number, weight);
}

/**
 * Whether words that share so many 3-grams can be alike at all: Dice, a beginning, or one slip, which breaks four.
 * @param {GramCounts} sizes
 */
function mayBeAlike({ asked, known, shared }) {
  const dice = (2 * shared) / (asked + known);
  return dice * dice >= LEAST_LIKE || shared >= known - 1 || shared >= asked - 4;
}
