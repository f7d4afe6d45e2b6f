// @ts-check
// What an agent types or pastes on the desk: words, an id in any form, a short link, the address of a page.

const ID = /^[1-9]\d{4,7}$/;
const SHORT = /(?:^|[/\s])a\/([1-9]\d{4,7})(?!\d)/i;
const AMONG_WORDS = /(?<![\p{L}\p{N}+.,/-])[1-9]\d{4,7}(?![\d/]|[.,-]\d)/gu;
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const PROOFPOINT = /urldefense\.proofpoint\.com\/v2\//i;

/**
 * The ids that were typed or pasted: 46188, #46188, 46 188, a short link, also in a link of a mail scanner; or those among
 * words. `sure` where the text is nothing else.
 * @param {string} typed
 * @returns {{ ids: string[], sure: boolean }}
 */
export function idsIn(typed) {
  const text = plain(unpacked(typed));
  const short = text.match(SHORT);
  if (short) return { ids: [short[1]], sure: true };
  const digits = text.replace(AROUND, "").replace(/[\s.,-]/g, "");
  return ID.test(digits) ? { ids: [digits], sure: true } : { ids: text.match(AMONG_WORDS) ?? [], sure: false };
}

/**
 * The path of a page of the help center whose address was pasted, in small letters and without what follows it; "" for
 * none.
 * @param {string} typed
 * @param {string} root the address of the help center
 */
export function pathIn(typed, root) {
  const bare = root.replace(/^https?:\/\//, "").toLowerCase();
  const text = unpacked(typed).replace(/\p{Cf}/gu, "").toLowerCase();
  const start = text.indexOf(bare);
  if (start < 0) return "";
  const path = text.slice(start + bare.length).replace(/(?:[\s?#&"'<>()[\]]|__;).*$/s, "");
  const page = path.replace(/[.,;:!]+$/, "").replace(/(?:\/|^)index\.(?:html|md)$/, "/");
  return page === "" || page.endsWith("/") ? page : `${page}/`;
}

/**
 * The text with what was percent-encoded: scanners of mail put the address into one of their own, more than once.
 * @param {string} text
 */
function unpacked(text) {
  let plain = PROOFPOINT.test(text) ? text.replace(/-([0-9A-F]{2})/g, "%$1").replaceAll("_", "/") : text;
  for (let times = 0; times < 3; times++) plain = plain.replace(/(?:%[0-9a-f]{2})+/gi, decoded);
  return plain;
}

/**
 * What some percent signs are; they themselves where they are of another encoding.
 * @param {string} encoded
 */
function decoded(encoded) {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/**
 * The text with ordinary digits and spaces, without what cannot be seen.
 * @param {string} text
 */
function plain(text) {
  return text
    .replaceAll("№", " ")
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/(?![0-9])\p{Nd}/gu, digit);
}

/**
 * A digit of any script as an ordinary one: the digits of a script are neighbours, its zero first.
 * @param {string} letter
 */
function digit(letter) {
  const code = letter.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
