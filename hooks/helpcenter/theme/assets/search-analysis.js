// @ts-check
// Text → words, and how much one word is like another.
// The twin of hooks/helpcenter/search/analysis.py and likeness.py, and of isForm in listed_words.py: change both.

import { folded, LEFT_OUT, partSize, RUN, VOICED } from "./search-letters.js";

const LONGEST_WORD = 40;
const SHORTEST_STEM = 3;
const STEM = 4;
const ENDING = 4;
const LONG_STEM = 6;
const WITH_LETTER = 0.6;
const LEAST_FORM = 0.35;

const APOSTROPHE = /(?<=\p{L}{2})['’ʼ](?=\p{L})|(?<=[א-ת])["״׳](?=[א-ת])/gu;
const SPLIT_LETTER = /(?<![\p{L}\p{N}])(\p{L})[-‐‑](?=\p{L})/gu;
const ARTICLE = /(?<![\p{L}\p{N}])[وف]?(?:[بك]?ال|لل)(?=[ء-ي]{3})/gu;
const PARTICLE = /^[\u3041-\u309f]$/;

/**
 * Lower case, without accents; compatibility forms made plain; katakana as hiragana.
 * @param {string} text
 */
export function fold(text) {
  const whole = text.normalize("NFKD").replace(VOICED, (kana) => kana.normalize("NFC"));
  return folded(whole.replace(LEFT_OUT, "").toLowerCase());
}

/**
 * The words of a text, folded: runs of letters and digits; overlapping parts of what is written without spaces.
 * @param {string} text
 */
export function words(text) {
  const joined = fold(text).replace(APOSTROPHE, "").replace(SPLIT_LETTER, "$1").replace(ARTICLE, "");
  return (joined.match(RUN) ?? []).flatMap((run) => {
    const size = partSize(run);
    if (!size) return run.slice(0, LONGEST_WORD);
    return PARTICLE.test(run) ? [] : parts(run, size);
  });
}

/**
 * @param {string} run
 * @param {number} size
 */
function parts(run, size) {
  return Array.from({ length: Math.max(1, run.length - size + 1) }, (_, at) => run.slice(at, at + size));
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
  if (isLetterOf(asked, known)) return WITH_LETTER;
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
 * How surely a typed word is a form of a word of the index, or the beginning of one: from 0 to 1.
 * @param {string} asked
 * @param {string} known
 */
export function resemblance(asked, known) {
  if (asked === known) return 1;
  if ((asked.length > 1 && known.startsWith(asked)) || isLetterOf(asked, known)) return 0.9;
  let stem = 0;
  while (stem < Math.min(asked.length, known.length) && asked[stem] === known[stem]) stem++;
  const longest = Math.max(asked.length, known.length);
  const whole = stem === known.length;
  if (whole && stem >= SHORTEST_STEM && longest - stem <= (stem >= STEM ? ENDING : ENDING - 1)) return 0.8;
  if (stem >= STEM && longest - stem <= ENDING && 2 * stem >= asked.length) return 0.2 + (0.6 * stem) / longest;
  const shortest = Math.min(asked.length, known.length);
  if (shortest >= STEM && oneSlip(asked, known)) {
    const beginsAlike = asked[0] === known[0] || known.endsWith(asked);
    return shortest > STEM && beginsAlike ? 0.7 : 0.4;
  }
  if (whole && stem >= LONG_STEM) return 0.6;
  const [mine, theirs] = [grams(asked), grams(known)];
  const dice = (2 * shared(mine, theirs)) / (mine.size + theirs.size);
  return dice * dice >= LEAST_FORM ? dice * dice : 0;
}

/**
 * Whether a word is a single letter of a script without spaces, and another word has it.
 * @param {string} asked
 * @param {string} known
 */
export function isLetterOf(asked, known) {
  return asked.length === 1 && known.includes(asked) && partSize(asked) > 0;
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

/**
 * Whether a typed word is a listed one, or that with an ending.
 * @param {string} typed
 * @param {string} listed
 */
export function isForm(typed, listed) {
  if (typed === listed) return true;
  return listed.length >= STEM && typed.length - listed.length <= ENDING && typed.startsWith(listed);
}
