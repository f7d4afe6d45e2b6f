// @ts-check
// What an agent types or pastes on the desk: words, an id in any form, a short link, the address of a page.

const ID = /^[1-9]\d{4,7}$/;
const SHORT = /\/a\/([1-9]\d{4,7})(?!\d)/;

/**
 * The id that was typed or pasted: 46188, #46188, 46 188, a short link, also in a link of a mail scanner; "" for none.
 * @param {string} typed
 */
export function idIn(typed) {
  const short = unpacked(typed).match(SHORT);
  if (short) return short[1];
  const digits = typed.replace(/^[\s#(„"']+|[\s.,;:!?)”"']+$/gu, "").replace(/[\s.\u00a0-]/g, "");
  return ID.test(digits) ? digits : "";
}

/**
 * The path of a page of the help center whose address was pasted, without what follows it; "" for none.
 * @param {string} typed
 * @param {string} root the address of the help center
 */
export function pathIn(typed, root) {
  const bare = root.replace(/^https?:\/\//, "");
  const text = unpacked(typed);
  const start = text.indexOf(bare);
  return start < 0 ? "" : text.slice(start + bare.length).replace(/[\s?#&"'<>].*$/s, "");
}

/**
 * The text with what was percent-encoded: scanners of mail put the address into one of their own, more than once.
 * @param {string} text
 */
function unpacked(text) {
  let plain = text;
  for (let times = 0; times < 3; times++) {
    try {
      plain = decodeURIComponent(plain);
    } catch {
      break;
    }
  }
  return plain;
}
