// @ts-check
// Where each word of an index stands, and what it counts there.
// The weights are those that lunr's Builder makes; its own objects would take seconds and 650 MB for 5,000 answers.
// The twin of hooks/helpcenter/search/index_file.py: change both.

// The constants of lunr's formula (Okapi BM25).
const K1 = 1.2;
const B = 0.75;

/** The postings of an index file, read word by word when they are asked for. */
export class Postings {
  /** @param {IndexFile} data the parsed index file */
  constructor(data) {
    const questions = data.questions.map(([title, ...others]) => ({ title, others: others.flat() }));
    /** @type {Record<string, PackedField>} */
    const made = {
      title: packed(questions.map(({ title }) => title), data.terms.length),
      also_asked: packed(questions.map(({ others }) => others), data.terms.length),
      ...data.fields,
    };
    this.text = data.fields.text.postings;
    this.fields = Object.entries(data.boosts).map(([name, boost]) => {
      const { lengths, postings } = made[name];
      const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
      return { boost, lengths, postings, average };
    });
    this.count = data.documents.length;
    /** @type {Map<number, { documents: Int32Array, counts: Float64Array }>} */
    this.read = new Map();
  }

  /**
   * Where a word stands, field after field: {documents, counts}, the answers and how much it counts in each.
   * @param {number} number
   */
  of(number) {
    let found = this.read.get(number);
    if (!found) {
      found = this.weighted(this.fields.map(({ postings }) => unpacked(postings[number])));
      this.read.set(number, found);
    }
    return found;
  }

  /**
   * Whether an answer's text has a word, whatever its title and summary have.
   * @param {number} number of the word
   * @param {number} document
   */
  isInText(number, document) {
    return unpacked(this.text[number])[0].includes(document);
  }

  /**
   * How many answers have a word.
   * @param {number} number
   */
  spread(number) {
    return new Set(this.of(number).documents).size;
  }

  /**
   * Weights by lunr's formula (Okapi BM25), rounded as lunr rounds them.
   * @param {[documents: number[], frequencies: number[]][]} standing for each field where the word is
   */
  weighted(standing) {
    const having = standing.reduce((sum, [documents]) => sum + documents.length, 0);
    const idf = Math.log(1 + Math.abs((this.count - having + 0.5) / (having + 0.5)));
    const counts = this.fields.flatMap(({ boost, lengths, average }, which) => {
      const [documents, frequencies] = standing[which];
      return documents.map((document, at) => {
        const length = K1 * (1 - B + B * (lengths[document] / average));
        const weight = (idf * ((K1 + 1) * frequencies[at])) / (length + frequencies[at]);
        return Math.round(weight * boost * 1000) / 1000;
      });
    });
    const documents = standing.flatMap(([own]) => own);
    return { documents: Int32Array.from(documents), counts: Float64Array.from(counts) };
  }
}

/**
 * A field as the index file has it, from the numbers of the words that stand in it in each answer.
 * @param {number[][]} numbers
 * @param {number} size how many words the index has
 * @returns {PackedField}
 */
function packed(numbers, size) {
  /** @type {PackedField["postings"]} */
  const postings = Array.from({ length: size }, () => 0);
  const last = new Int32Array(size).fill(-1);
  numbers.forEach((own, document) => {
    const frequencies = new Map();
    for (const number of own) frequencies.set(number, (frequencies.get(number) ?? 0) + 1);
    for (const [number, frequency] of frequencies) {
      const posting = postings[number] || [];
      postings[number] = posting;
      posting.push(document - last[number]);
      if (frequency > 1) posting.push(-frequency);
      last[number] = document;
    }
  });
  return { lengths: numbers.map((own) => own.length), postings };
}

/**
 * A posting as [documents, frequencies].
 * @param {number[] | 0} posting
 * @returns {[documents: number[], frequencies: number[]]}
 */
function unpacked(posting) {
  /** @type {number[]} */
  const documents = [];
  /** @type {number[]} */
  const frequencies = [];
  let last = -1;
  for (const step of posting || []) {
    if (step > 0) {
      last += step;
      documents.push(last);
      frequencies.push(1);
    } else {
      frequencies[frequencies.length - 1] = -step;
    }
  }
  return [documents, frequencies];
}
