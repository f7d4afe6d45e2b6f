// @ts-check
// Counts the parts of a text message, and writes one with the letters of GSM-7 (3GPP TS 23.038), which need less room.

const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENDED = new Set("\f^{}\\[~]|€"); // each takes the room of two

/** @type {Record<string, string>} */
const ALIKE = {
  ő: "ö", Ő: "Ö", ű: "ü", Ű: "Ü", ł: "l", Ł: "L", đ: "d", Đ: "D",
  "„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
  "–": "-", "—": "-", "‑": "-", "•": "-", "→": "->", "…": "...", "\u2060": "", "\u00ad": "", "\u200b": "",
};

/**
 * The text in letters of GSM-7; null where a letter has none that is like it, as in Greek, Arabic or Japanese.
 * @param {string} text
 * @returns {string | null}
 */
export function inGsm(text) {
  let written = "";
  for (const letter of text.normalize("NFC")) {
    const plain = BASIC.has(letter) || EXTENDED.has(letter) ? letter : (ALIKE[letter] ?? withoutMarks(letter));
    if ([...plain].some((one) => !BASIC.has(one) && !EXTENDED.has(one))) return null;
    written += plain;
  }
  return written;
}

/**
 * A letter without its accents; any kind of space is a space.
 * @param {string} letter
 */
function withoutMarks(letter) {
  return /\s/.test(letter) ? " " : letter.normalize("NFD").replace(/\p{M}/gu, "");
}

/**
 * How many text messages a text takes: 160 letters of GSM-7 or 70 UTF-16 units; of several, each holds 153 or 67.
 * @param {string} text
 */
export function parts(text) {
  const letters = [...text];
  const gsm = letters.every((letter) => BASIC.has(letter) || EXTENDED.has(letter));
  const sizes = letters.map((letter) => (gsm ? (EXTENDED.has(letter) ? 2 : 1) : letter.length));
  const [alone, each] = gsm ? [160, 153] : [70, 67];
  if (sizes.reduce((sum, size) => sum + size, 0) <= alone) return 1;
  let count = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > each) [count, used] = [count + 1, 0];
    used += size;
  }
  return count;
}
