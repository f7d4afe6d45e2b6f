// An index file → answers to a query, the best first.
// The twin of hooks/helpcenter/search/plan.py and ranking.py: change both.

import { grams, likeness, words } from "./search-analysis.js";
import { Postings } from "./search-postings.js";

const MOST_WORDS = 16;
const LEAST_LIKE = 0.12;
const MOST_TERMS = 12;
const BESIDE_EXACT = 0.5;
const COMPOUND_LIKE = 0.7;
const SYNONYM = 0.7;
const SYNONYM_LIKE = 0.5;
const KNOWN_LIKE = 0.7;
const QUESTION = 4;
const SAME = 12;
const MOST_FOUND = 50;
const MOST_TOPICS = 4;
const PRECISION = 1_000_000;

// Widened words that are remembered: who types one letter more asks for the other words again.
const MOST_REMEMBERED = 500;

const WORD_WITH_HYPHENS = /([\p{L}\p{N}\p{M}]+(?:[-‐‑'’ʼ][\p{L}\p{N}\p{M}]+)*)/u;

/** An index file, loaded. */
export class Engine {
  /**
   * @param {object} data the parsed index file
   * @param {object} lunr the library, whose formula makes the weights
   */
  constructor(data, lunr) {
    this.documents = data.documents;
    this.topics = data.topics ?? [];
    this.questions = data.questions;
    this.terms = data.terms;
    this.known = new Set(data.terms);
    this.stopWords = new Set(data.stop_words);
    this.synonyms = data.synonyms;
    const listed = data.synonyms.flatMap(([phrase]) => phrase);
    // What a word that was typed may be made of.
    this.familiar = new Set([...data.terms, ...listed].filter((word) => !this.stopWords.has(word)));
    this.synonymGrams = data.synonyms.map(([phrase]) => phrase.map(grams));
    this.postings = new Postings(data, lunr);
    this.weights = new Float64Array(data.terms.length);
    this.sharedGrams = new Uint8Array(data.terms.length);
    this.remembered = new Map();
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

  /** The best answers, the best first: [{number, score, terms}]; `terms` are the index's words that were asked for. */
  ask(query) {
    return this.rank(this.plan(query));
  }

  /** What to look for: for each telling word of the query, term number → weight. */
  plan(query) {
    const typed = words(query).slice(0, MOST_WORDS);
    const asked = typed.flatMap((word) => this.apart(word)).slice(0, MOST_WORDS);
    const all = asked.map((_, place) => place);
    const some = all.filter((place) => !this.stopWords.has(asked[place]));
    const places = some.length ? some : all;
    const telling = places.map((place) => asked[place]);
    const found = telling.map((word) => new Map(this.widened(word)));
    for (let at = 0; at + 1 < asked.length; at++) {
      const groups = found.filter((_, which) => places[which] === at || places[which] === at + 1);
      if (!groups.length) continue;
      for (const [number, weight] of this.widened(asked[at] + asked[at + 1])) {
        if (weight >= COMPOUND_LIKE) for (const group of groups) keep(group, number, weight);
      }
    }
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
    return found;
  }

  /** The two words that a strange one is made of, cut where the shorter is longest; else the word itself. */
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

  /** How much a typed word counts as one that an editor listed; 0 where it does not. */
  synonymLike(asked, listed, sizes) {
    const alike = likeness(asked, listed, sizes);
    return alike >= (this.known.has(asked) ? KNOWN_LIKE : SYNONYM_LIKE) ? alike : 0;
  }

  /** The words of the index that are like a word: term number → weight. */
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

  /** [[term number, likeness]] of the words that are like a word, the most alike first. */
  alike(word) {
    const own = grams(word);
    const { gramCounts, sharedGrams, terms } = this;
    const near = [];
    for (const gram of own) {
      for (const number of this.byGram.get(gram) ?? []) if (sharedGrams[number]++ === 0) near.push(number);
    }
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

  /** The best answers to a plan, scored as lunr does, times how much they cover and how near they come. */
  rank(groups) {
    const strongest = new Map();
    for (const group of groups) for (const [number, weight] of group) keep(strongest, number, weight);
    if (!strongest.size) return [];
    const wanted = [...strongest].sort((a, b) => a[0] - b[0]);
    const scores = new Float64Array(this.documents.length);
    for (const [number, weight] of wanted) {
      this.weights[number] = weight;
      const { documents, counts } = this.postings.of(number);
      for (let i = 0; i < documents.length; i++) scores[documents[i]] += weight * counts[i];
    }
    const magnitude = Math.sqrt(wanted.reduce((sum, [, weight]) => sum + weight * weight, 0));
    const terms = new Set(wanted.map(([number]) => this.terms[number]));
    const covered = this.coverage(groups);
    const bases = covered.map((share, number) => (scores[number] / magnitude) * share);
    const least = (bases.slice().sort().at(-MOST_FOUND) ?? 0) - 1 / PRECISION;
    const results = [];
    bases.forEach((base, number) => {
      if (covered[number] === 0 || base * (1 + QUESTION + SAME) < least) return;
      const near = this.nearest(number, groups);
      const fourth = near * near * near * near;
      const same = fourth * fourth; // falls off so steeply that only the very question counts
      const score = base * (1 + QUESTION * near + SAME * same);
      results.push({ number, score: Math.floor(score * PRECISION + 0.5) / PRECISION, terms });
    });
    for (const [number] of wanted) this.weights[number] = 0;
    return results.sort((a, b) => b.score - a.score || a.number - b.number).slice(0, MOST_FOUND);
  }

  /** How much of the query each answer has: the mean of each word's best weight. */
  coverage(groups) {
    const sums = new Float64Array(this.documents.length);
    for (const group of groups) {
      const best = new Float64Array(sums.length);
      for (const [number, weight] of group) {
        for (const document of this.postings.of(number).documents) if (weight > best[document]) best[document] = weight;
      }
      for (let number = 0; number < sums.length; number++) sums[number] += best[number];
    }
    return sums.map((sum) => sum / groups.length);
  }

  /** How near the query and one of an answer's questions are: how much of each the other has, multiplied. */
  nearest(document, groups) {
    let nearest = 0;
    for (const question of this.questions[document]) {
      let had = 0;
      for (const number of question) had += this.weights[number];
      if (had > 0) nearest = Math.max(nearest, (coverage(groups, question) * had) / question.length);
    }
    return nearest;
  }

  /**
   * A few topics for a query that nothing answers, {close, topics}: first those whose words share most with it, then
   * the others in their order. `close`: there are such words.
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
    const ranked = close.map(([name]) => this.topics.find((topic) => topic.key === name)).filter(Boolean);
    return { close: ranked.length > 0, topics: [...new Set([...ranked, ...this.topics])].slice(0, MOST_TOPICS) };
  }

  /** A text in pieces, [[piece, whether it matched]], for showing which words were found. */
  marked(text, terms) {
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

/** How much of the query is among a question's words: the mean of each word's best weight. */
function coverage(groups, question) {
  let total = 0;
  for (const group of groups) {
    let best = 0;
    for (const number of question) best = Math.max(best, group.get(number) ?? 0);
    total += best;
  }
  return total / groups.length;
}

/** Whether words that share so many 3-grams can be alike at all: Dice, a beginning, or one slip, which breaks four. */
function mayBeAlike({ asked, known, shared }) {
  const dice = (2 * shared) / (asked + known);
  return dice * dice >= LEAST_LIKE || shared >= known - 1 || shared >= asked - 4;
}

function keep(weights, number, weight) {
  if (!(weights.get(number) >= weight)) weights.set(number, weight);
}

function shared(mine, theirs) {
  let count = 0;
  for (const gram of mine) if (theirs.has(gram)) count++;
  return count;
}
