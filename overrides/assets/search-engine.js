// An index file → answers to a query, the best first.
// The twin of hooks/helpcenter/search/plan.py, ranking.py and index_file.py: change both.

import { grams, likeness, words } from "./search-analysis.js";

const MOST_WORDS = 16;
const LEAST_LIKE = 0.12;
const MOST_TERMS = 12;
const BESIDE_EXACT = 0.5;
const COMPOUND_LIKE = 0.7;
const SYNONYM = 0.7;
const SYNONYM_LIKE = 0.5;
const KNOWN_LIKE = 0.7;
const QUESTION = 4;

const WORD_WITH_HYPHENS = /([\p{L}\p{N}\p{M}]+(?:[-‐‑][\p{L}\p{N}\p{M}]+)*)/u;

/** An index file, loaded. */
export class Engine {
  /**
   * @param {object} data the parsed index file
   * @param {object} lunr the library, whose Builder makes the weights
   */
  constructor(data, lunr) {
    this.documents = data.documents;
    this.questions = data.questions;
    this.terms = data.terms;
    this.known = new Set(data.terms);
    this.stopWords = new Set(data.stop_words);
    this.synonyms = data.synonyms;
    this.synonymGrams = data.synonyms.map(([phrase]) => phrase.map(grams));
    this.index = unpacked(data, lunr).build();
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

  /** The answers, the best first: [{number, score, terms}]; `terms` are the words that matched. */
  ask(query) {
    return this.rank(this.plan(query));
  }

  /** What to look for: for each telling word of the query, term number → weight. */
  plan(query) {
    const asked = words(query).slice(0, MOST_WORDS);
    const some = asked.filter((word) => !this.stopWords.has(word));
    const telling = some.length ? some : asked;
    const found = telling.map((word) => this.widened(word));
    for (let start = 0; start + 1 < telling.length; start++) {
      for (const [number, weight] of this.widened(telling[start] + telling[start + 1])) {
        if (weight < COMPOUND_LIKE) continue;
        keep(found[start], number, weight);
        keep(found[start + 1], number, weight);
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

  /** How much a typed word counts as one that an editor listed; 0 where it does not. */
  synonymLike(asked, listed, sizes) {
    const alike = likeness(asked, listed, sizes);
    return alike >= (this.known.has(asked) ? KNOWN_LIKE : SYNONYM_LIKE) ? alike : 0;
  }

  /** The words of the index that are like a word: term number → weight. */
  widened(word) {
    const own = grams(word);
    const near = new Map();
    for (const gram of own) {
      for (const number of this.byGram.get(gram) ?? []) near.set(number, (near.get(number) ?? 0) + 1);
    }
    const alike = [];
    for (const [number, both] of near) {
      const sizes = { asked: own.size, known: this.gramCounts[number], shared: both };
      const weight = likeness(word, this.terms[number], sizes);
      if (weight >= LEAST_LIKE) alike.push([number, weight]);
    }
    alike.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const best = alike.slice(0, MOST_TERMS);
    const exact = best.some(([number]) => this.terms[number] === word);
    const beside = exact ? BESIDE_EXACT : 1;
    return new Map(
      best.map(([number, weight]) => [number, this.terms[number] === word ? 1 : weight * beside]),
    );
  }

  rank(groups) {
    const weights = new Map();
    for (const group of groups) for (const [number, weight] of group) keep(weights, number, weight);
    if (!weights.size) return [];
    const numbers = [...weights.keys()].sort((a, b) => a - b);
    const matches = this.index.query((query) => {
      for (const number of numbers) {
        query.term(this.terms[number], { boost: weights.get(number), usePipeline: false });
      }
    });
    const byTerm = new Map(numbers.map((number) => [this.terms[number], number]));
    const results = matches.map((match) => {
      const document = Number(match.ref);
      const terms = new Set(Object.keys(match.matchData.metadata).map((term) => byTerm.get(term)));
      let near = 0;
      for (const question of this.questions[document]) near = Math.max(near, nearness(question, groups, weights));
      const score = match.score * coverage(groups, terms) * (1 + QUESTION * near);
      return { number: document, score: Math.floor(score * 1_000_000 + 0.5) / 1_000_000, terms };
    });
    return results.sort((a, b) => b.score - a.score || a.number - b.number);
  }

  /** The topics whose words share most with a query that nothing answers, the closest first. */
  closest(query) {
    const asked = new Set(words(query).flatMap((word) => [...grams(word)]));
    const shares = new Map();
    for (const { key, title, topic } of this.documents) {
      const theirs = new Set(words(`${title} ${topic}`).flatMap((word) => [...grams(word)]));
      const name = key.split("/")[0];
      shares.set(name, Math.max(shares.get(name) ?? 0, shared(asked, theirs)));
    }
    return [...shares].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  }

  /** A text in pieces, [[piece, whether it matched]], for showing which words were found. */
  marked(text, terms) {
    const matched = new Set([...terms].map((number) => this.terms[number]));
    const pieces = [];
    for (const piece of text.split(WORD_WITH_HYPHENS)) {
      if (!piece) continue;
      const hit = words(piece).some((word) => matched.has(word));
      const last = pieces.at(-1);
      if (last && last[1] === hit) last[0] += piece;
      else pieces.push([piece, hit]);
    }
    return pieces;
  }
}

/** How near the query and a question are: how much of each the other has, multiplied. */
function nearness(question, groups, weights) {
  let covered = 0;
  for (const number of question) covered += weights.get(number) ?? 0;
  if (covered === 0) return 0;
  return (coverage(groups, new Set(question)) * covered) / question.length;
}

/** How much of the query is among what matched: the mean of each word's best weight. */
function coverage(groups, matched) {
  let total = 0;
  for (const group of groups) {
    let best = 0;
    for (const [number, weight] of group) if (weight > best && matched.has(number)) best = weight;
    total += best;
  }
  return total / groups.length;
}

function keep(weights, number, weight) {
  if (!(weights.get(number) >= weight)) weights.set(number, weight);
}

function shared(mine, theirs) {
  let count = 0;
  for (const gram of mine) if (theirs.has(gram)) count++;
  return count;
}

/** lunr's Builder in the state in which it is when every document has been added. */
function unpacked(data, lunr) {
  const builder = new lunr.Builder();
  builder.ref("id");
  builder.documentCount = data.documents.length;
  const fields = Object.entries(data.fields);
  for (const [name, { boost }] of fields) builder.field(name, { boost });
  data.documents.forEach((_, number) => {
    builder._documents[number] = {};
    for (const [name, { lengths }] of fields) {
      builder.fieldLengths[`${name}/${number}`] = lengths[number];
      builder.fieldTermFrequencies[`${name}/${number}`] = Object.create(null);
    }
  });
  data.terms.forEach((term, position) => {
    const posting = Object.assign(Object.create(null), { _index: position });
    for (const [name, { postings }] of fields) {
      const found = (posting[name] = Object.create(null));
      let number = -1;
      for (const step of postings[position] || []) {
        if (step > 0) {
          number += step;
          found[number] = Object.create(null);
        }
        builder.fieldTermFrequencies[`${name}/${number}`][term] = Math.max(1, -step);
      }
    }
    builder.invertedIndex[term] = posting;
  });
  return builder;
}
