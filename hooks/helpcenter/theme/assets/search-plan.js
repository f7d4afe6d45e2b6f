// @ts-check
// A query → the index's words that it asks for, each with its weight.
// The twin of hooks/helpcenter/search/plan.py: change both.

import { grams, isForm, isLetterOf, likeness, resemblance, shared, words } from "./search-analysis.js";
import { partSize } from "./search-letters.js";

const MOST_READ = 48;
const MOST_WORDS = 16;
const LEAST_LIKE = 0.12;
const MOST_TERMS = 12;
const MOST_WITH_LETTER = 48;
const MOST_PARTS = 32;
const BESIDE_EXACT = 0.5;
const COMPOUND_LIKE = 0.7;
const LEAST_WHOLE = 3;
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
    this.fillers = [...data.fillers, ...data.negations];
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
   * What to look for: each telling word of the query with the words of the index that it asks for.
   * @param {string} query
   * @returns {PlannedWord[]}
   */
  plan(query) {
    const typed = words(query).slice(0, MOST_READ);
    const asked = typed.flatMap((word) => this.apart(word));
    const all = asked.map((_, place) => place);
    const some = all.filter((place) => !this.stopWords.has(asked[place]));
    const places = (some.length ? some : all).slice(0, asked.some(partSize) ? MOST_PARTS : MOST_WORDS);
    const found = places.map((place) => this.planned(asked[place]));
    for (let at = 0; at + 1 < asked.length; at++) {
      const planned = found.filter((_, which) => places[which] === at || places[which] === at + 1);
      if (!planned.length) continue;
      const [shorter, longer] = [asked[at].length, asked[at + 1].length].sort((a, b) => a - b);
      const least = shorter >= LEAST_WHOLE ? longer + 1 : 0;
      for (const [number, weight] of this.widened(asked[at] + asked[at + 1])) {
        if (weight < COMPOUND_LIKE || this.terms[number].length < least) continue;
        for (const word of planned) {
          keep(word.terms, number, weight);
          know(word, weight, number);
        }
      }
    }
    this.addSynonyms(found);
    return found;
  }

  /**
   * A word of the query with the words of the index that are like it.
   * @param {string} word
   * @returns {PlannedWord}
   */
  planned(word) {
    const filler = this.fillers.some((listed) => isForm(word, listed));
    const planned = { word, terms: new Map(this.widened(word)), known: 0, nearest: -1, filler };
    for (const number of planned.terms.keys()) know(planned, resemblance(word, this.terms[number]), number);
    return planned;
  }

  /**
   * Adds to each word's terms what editors list for the phrases in which it stands.
   * @param {PlannedWord[]} found
   */
  addSynonyms(found) {
    const tellingGrams = found.map(({ word }) => grams(word));
    this.synonyms.forEach(([phrase, meant], which) => {
      for (let start = 0; start + phrase.length <= found.length; start++) {
        let alike = 1;
        for (let i = 0; i < phrase.length && alike; i++) {
          const [mine, theirs] = [tellingGrams[start + i], this.synonymGrams[which][i]];
          const sizes = { asked: mine.size, known: theirs.size, shared: shared(mine, theirs) };
          alike = Math.min(alike, this.synonymLike(found[start + i].word, phrase[i], sizes));
        }
        if (alike) this.addMeant(found.slice(start, start + phrase.length), alike, meant);
      }
    });
  }

  /**
   * Adds what a listed phrase stands for to its words.
   * @param {PlannedWord[]} planned
   * @param {number} alike how much the typed words are those of the phrase
   * @param {[word: string, share: number][]} meant
   */
  addMeant(planned, alike, meant) {
    for (const [word, share] of meant) {
      const widened = [...this.widened(word)];
      for (const { terms } of planned) for (const [number, weight] of widened) keep(terms, number, SYNONYM * alike * share * weight);
      if (widened.length) for (const one of planned) know(one, alike, widened[0][0]);
    }
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
    if (!best || this.familiar.has(word) || this.stopWords.has(word)) return [word];
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
    const letter = word.length === 1 && partSize(word) > 0;
    const best = letter ? this.withLetter(word).slice(0, MOST_WITH_LETTER) : this.alike(word).slice(0, MOST_TERMS);
    const exact = best.some(([number]) => this.terms[number] === word);
    const beside = exact ? BESIDE_EXACT : 1;
    found = new Map(best.map(([number, weight]) => [number, this.terms[number] === word ? 1 : weight * beside]));
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(word, found);
    return found;
  }

  /**
   * [[term number, likeness]] of the parts of words without spaces that have a letter, the letter alone first.
   * @param {string} letter
   * @returns {[number: number, likeness: number][]}
   */
  withLetter(letter) {
    const had = this.terms.flatMap((term, number) => (isLetterOf(letter, term) ? [number] : []));
    const sizes = { asked: 1, known: 1, shared: 0 };
    /** @type {[number, number][]} */
    const found = had.map((number) => [number, likeness(letter, this.terms[number], sizes)]);
    return found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
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

/**
 * Notes that a word is known, where that is surer than before.
 * @param {PlannedWord} planned
 * @param {number} known
 * @param {number} number of the word of the index that it is a form of
 */
function know(planned, known, number) {
  if (known > planned.known) Object.assign(planned, { known, nearest: number });
}
