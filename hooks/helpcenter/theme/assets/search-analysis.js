// @ts-check
// Text → words, and how much one word is like another.
// The twin of hooks/helpcenter/search/analysis.py and likeness.py: change both.

const LONGEST_WORD = 40;
const SHORTEST_STEM = 3;

// Letters that Unicode does not take apart into a letter and a mark.
/** @type {Record<string, string>} */
const FOLDS = { ß: "ss", ł: "l", ø: "o", đ: "d", æ: "ae", œ: "oe", ı: "i", þ: "th", ð: "d" };

const WORD = /(?:(?![\u{10000}-\u{10FFFF}])[\p{L}\p{N}])+/gu;
const APOSTROPHE = /(?<=\p{L}{2})['’ʼ](?=\p{L})/gu;
const SPLIT_LETTER = /(?<![\p{L}\p{N}])(\p{L})[-‐‑](?=\p{L})/gu;

/**
 * Lower case, without accents; compatibility forms made plain.
 * @param {string} text
 */
export function fold(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[ßłøđæœıþð]/g, (letter) => FOLDS[letter]);
}

/**
 * The words of a text, folded: runs of letters and digits.
 * @param {string} text
 */
export function words(text) {
  const joined = fold(text).replace(APOSTROPHE, "").replace(SPLIT_LETTER, "$1");
  return (joined.match(WORD) ?? []).map((word) => word.slice(0, LONGEST_WORD));
}

/**
 * The word's 3-grams, its edges marked.
 * @param {string} word
 * @returns {Set<string>}
 */
export function grams(word) {
  const marked = `\x02${word}\x03`;
  const found = new Set();
  for (let i = 0; i + 2 < marked.length; i++) found.add(marked.slice(i, i + 3));
  return found;
}

/**
 * How likely it is that who typed `asked` means `known`, given how many 3-grams each has and how many both.
 * @param {string} asked
 * @param {string} known
 * @param {GramCounts} sizes
 */
export function likeness(asked, known, sizes) {
  if (asked === known) return 1;
  const dice = (2 * sizes.shared) / (sizes.asked + sizes.known);
  let best = dice * dice;
  const [short, long] = asked.length <= known.length ? [asked, known] : [known, asked];
  if (short.length >= SHORTEST_STEM && long.startsWith(short)) {
    best = Math.max(best, 0.4 + (0.5 * short.length) / long.length);
  } else if (short.length >= 4 && oneSlip(asked, known)) {
    best = Math.max(best, 0.6);
  }
  return best;
}

/**
 * Whether one letter more, one less, one other or two swapped make the words the same.
 * @param {string} asked
 * @param {string} known
 */
export function oneSlip(asked, known) {
  const difference = asked.length - known.length;
  if (Math.abs(difference) > 1) return false;
  let start = 0;
  while (start < Math.min(asked.length, known.length) && asked[start] === known[start]) start++;
  if (difference > 0) return asked.slice(start + 1) === known.slice(start);
  if (difference < 0) return asked.slice(start) === known.slice(start + 1);
  if (asked.slice(start + 1) === known.slice(start + 1)) return true;
  const swapped = asked.slice(start + 1, start + 2) + asked.slice(start, start + 1);
  return swapped === known.slice(start, start + 2) && asked.slice(start + 2) === known.slice(start + 2);
}
