// @ts-check
// The letters of all scripts, as far as the search treats them in another way than those of Latin script.
// The twin of hooks/helpcenter/search/letters.py and model/scripts.py, which explain it: change all.

const KEPT = String.raw`\u0900-\u0e46\u0e4c-\u0ec7\u0ecc-\u109f\u1700-\u17ff\u1900-\u1aaf\u1b00-\u1ccf\ua800-\uabff`;
const DROPPED = String.raw`\u093c\u09bc\u0a3c\u0abc\u0b3c\u0c3c\u0cbc\u00ad\u0640\u200b-\u200d\u2060`;
const IDEOGRAPHIC = String.raw`\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff`;
const SYLLABIC = String.raw`\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ebd\u0ec0-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u108f\u109a-\u109d\u1780-\u17d3\u17d7\u17dc\u17dd\u1950-\u19c9\u1a20-\u1a7f\u1b00-\u1b4c\ua984-\ua9c0\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa76\uaa7a-\uaac2`;

/** Marks that are accents, which people leave out, and characters that only change how a word looks. */
export const LEFT_OUT = new RegExp(`(?![${KEPT}])\\p{M}|[${DROPPED}]`, "gu");

/** Kana with the mark of a voiced sound. */
export const VOICED = /[\u3041-\u30ff][\u3099\u309a]/g;

/** Runs of letters and digits of one kind, in Unicode's basic plane. */
export const RUN = new RegExp(
  `[${IDEOGRAPHIC}]+|[${SYLLABIC}]+|(?:(?![\\u{10000}-\\u{10FFFF}${IDEOGRAPHIC}${SYLLABIC}])[\\p{L}\\p{N}]|(?![${SYLLABIC}])(?=[${KEPT}])\\p{M})+`,
  "gu",
);

/** A run of letters that are written without spaces, as people write it: with half-width kana, and marks of voiced sounds. */
export const UNSPACED_RUN = new RegExp(`([${IDEOGRAPHIC}${SYLLABIC}\\u3099\\u309a\\uff66-\\uff9f]+)`, "u");

const UNSPACED = new RegExp(`[${IDEOGRAPHIC}${SYLLABIC}]`, "u");
const OF_SYLLABLES = new RegExp(`[${SYLLABIC}]`, "u");

const LATIN = { ß: "ss", ł: "l", ø: "o", đ: "d", æ: "ae", œ: "oe", ı: "i", þ: "th", ð: "d" };
const FORMS = "ςσ ךכ םמ ןנ ףפ ץצ ٱا ىي یي ېي ةه ہه ەه کك ګك ڪك ґг";
const ZEROS = "٠۰०০੦૦୦௦౦೦൦෦๐໐༠၀០᠐";

/** @type {Map<string, string>} */
const folds = new Map(Object.entries(LATIN));
for (const [letter, plain] of FORMS.split(" ")) folds.set(letter, plain);
for (const zero of ZEROS) for (let value = 0; value < 10; value++) folds.set(after(zero, value), `${value}`);
for (let code = 0x30a1; code < 0x30f7; code++) folds.set(String.fromCharCode(code), String.fromCharCode(code - 0x60));

const FOLDED = new RegExp(`[${[...folds.keys()].join("")}]`, "g");

/**
 * A text in lower case with other forms of letters made the same.
 * @param {string} text
 */
export function folded(text) {
  return text.replace(FOLDED, (letter) => folds.get(letter) ?? letter);
}

/**
 * How many letters the parts have into which a run is cut; 0 for a word between spaces.
 * @param {string} run
 */
export function partSize(run) {
  return UNSPACED.test(run) ? (OF_SYLLABLES.test(run) ? 3 : 2) : 0;
}

/**
 * @param {string} letter
 * @param {number} distance
 */
function after(letter, distance) {
  return String.fromCharCode(letter.charCodeAt(0) + distance);
}
