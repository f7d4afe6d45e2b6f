// @ts-check
// How a foreign host imitates one of ours: other letters, one letter off, another ending, our name inside.

/** A Latin letter or digit, then what looks like it. */
const LOOKS = [
  "aаαɑ", "bвьβ", "cсϲ", "dԁđð", "eеєεɛ", "fƒ", "gɡց", "hһнħհ", "il1|ıіιɩɪӏłꞁ", "jјϳ", "kкκ", "mм", "nпηոɴπ",
  "o0оοօσøᴏ", "pрρþ", "qԛզ", "rгʀ", "sѕꜱ", "tтτŧ", "uυцսᴜʋи", "vνѵᴠ", "wωԝшɯ", "xхχ", "yуγүу", "zᴢ", "2ƨ", "4ч",
];
const LATIN = new Map(LOOKS.flatMap(([latin, ...others]) => others.map((other) => /** @type {const} */ ([other, latin]))));

/**
 * A text as a hurried eye reads it: without accents and hidden characters, look-alikes as one.
 * @param {string} text
 */
export function skeleton(text) {
  const letters = text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}]/gu, "");
  const latin = Array.from(letters, (letter) => LATIN.get(letter) ?? letter).join("");
  return latin.replace(/rn/g, "m").replace(/vv/g, "w").replace(/ci/g, "d");
}

/**
 * A host with its xn-- labels as the letters that they stand for.
 * @param {string} host
 */
export function readable(host) {
  /** @param {string} text */
  const label = (text) => (text.startsWith("xn--") ? decoded(text.slice(4)) ?? text : text);
  return host.split(".").map(label).join(".");
}

/**
 * Punycode to letters (RFC 3492, section 6.2); undefined where it is none.
 * @param {string} code
 * @returns {string | undefined}
 */
function decoded(code) {
  const cut = code.lastIndexOf("-");
  const letters = [...code.slice(0, Math.max(cut, 0))];
  let [point, place, bias, at] = [128, 0, 72, cut + 1];
  while (at < code.length) {
    const before = place;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = parseInt(code[at++], 36);
      if (Number.isNaN(digit)) return undefined;
      const value = digit < 10 ? digit + 26 : digit - 10;
      const threshold = Math.min(Math.max(k - bias, 1), 26);
      place += value * weight;
      if (value < threshold) break;
      weight *= 36 - threshold;
    }
    const length = letters.length + 1;
    bias = adapted(place - before, length, !before);
    point += Math.floor(place / length);
    if (point > 0x10ffff) return undefined;
    place %= length;
    letters.splice(place, 0, String.fromCodePoint(point));
    place += 1;
  }
  return letters.join("");
}

/**
 * The bias after a letter (RFC 3492, section 6.1).
 * @param {number} delta
 * @param {number} length
 * @param {boolean} first
 */
function adapted(delta, length, first) {
  let [rest, k] = [Math.floor(delta / (first ? 700 : 2)), 0];
  for (rest += Math.floor(rest / length); rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}

/**
 * Whether two texts differ by one letter put in, left out or replaced, or by two neighbours swapped.
 * @param {string} one
 * @param {string} other
 */
function oneOff(one, other) {
  const [short, long] = one.length > other.length ? [other, one] : [one, other];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.slice(at + Number(short.length === long.length)) === long.slice(at + 1)) return true;
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return swapped && short.slice(at + 2) === long.slice(at + 2);
}

/**
 * Whether they are alike letter by letter, where a letter of an alphabet unknown here is like any.
 * @param {string} drawn
 * @param {string} meant
 */
function alike(drawn, meant) {
  const letters = [...drawn];
  const known = letters.filter((letter) => letter <= "\x7f").length;
  return known > meant.length / 3 && letters.length === meant.length &&
    letters.every((letter, at) => letter === meant[at] || letter > "\x7f");
}

/** Endings in two parts: co.uk, gov.hu, or.at. */
const SECOND = /^(?:com?|org?|net?|gov?|gv|ac|edu?|mil)$/;

/** @param {string} host */
const withoutWww = (host) => host.replace(/^www\./, "");

/** @param {string} host */
const withoutEnd = (host) => host.slice(0, Math.max(host.lastIndexOf("."), 0));

/**
 * A host without www, ending, dots and hyphens.
 * @param {string} host
 */
const core = (host) => withoutEnd(withoutWww(host)).replace(/[.-]/g, "");

/**
 * The label that the owner of a host registered: union of ugyfelportal.union.hu, firm of www.firm.co.uk.
 * @param {string} host
 */
function registered(host) {
  const labels = host.split(".");
  return labels.at(labels.length > 2 && SECOND.test(labels[labels.length - 2]) ? -3 : -2) ?? host;
}

/**
 * The labels of a host without www and ending.
 * @param {string} host
 */
const labels = (host) => withoutEnd(withoutWww(host)).split(".");

/**
 * Whether a name is long enough to be told from any other word.
 * @param {string} name
 */
const telling = (name) => name.length > 5;

/**
 * Whether two hosts are nearly the same; short names are near only where they look the same.
 * @param {string} host
 * @param {string} ours
 */
function close(host, ours) {
  const [seen, meant] = [registered(host), registered(ours)].map(skeleton);
  if (seen !== meant && meant.length < 4) return false;
  if (!telling(core(ours))) return skeleton(withoutWww(host)) === skeleton(withoutWww(ours));
  /** @type {(one: string, other: string) => boolean} */
  const near = (one, other) => one === other || oneOff(one, other);
  return near(core(host), core(ours)) || oneOff(withoutWww(host), withoutWww(ours)) || oneOff(host, ours);
}

/**
 * Whether a text has one of our hosts in it as a whole, not inside another word.
 * @param {string} text
 * @param {string} ours
 */
function has(text, ours) {
  const name = skeleton(withoutWww(ours)).replaceAll(".", "\\.");
  return new RegExp(`(?:^|[^\\p{L}\\d-])${name}(?![\\p{L}\\d])`, "u").test(skeleton(text));
}

/**
 * Whether a text has a registered name of ours in it that no other word is like, for it has a digit.
 * @param {string} text
 * @param {string} ours
 */
const hasName = (text, ours) =>
  telling(registered(ours)) && /\d/.test(registered(ours)) && skeleton(text).includes(skeleton(registered(ours)));

/**
 * Whether a host has in it what tells ours from all others. A word before the registered name, like portal, is common:
 * it tells ours only together with that name.
 * @param {string} host
 * @param {string} ours
 */
function naming(host, ours) {
  const name = skeleton(registered(host));
  const [words, seen] = [labels(ours).map(skeleton), skeleton(host).split(/[.-]/)];
  if (has(host, ours) || hasName(host, ours)) return true;
  if (telling(registered(ours)) && name.includes(skeleton(registered(ours)))) return true;
  const glued = telling(words.join("")) && words.every((word) => name.includes(word));
  return words.length > 1 && (glued || words.every((word) => seen.includes(word)));
}

/**
 * Each way to imitate a host, the plainest first: (host, one of ours) => whether it does.
 * @type {Record<string, (host: string, ours: string) => boolean>}
 */
const WAYS = {
  under: (host, ours) => host.endsWith(`.${withoutWww(ours)}`),
  letters: (host, ours) => {
    const [drawn, meant] = [host, ours].map((one) => withoutWww(skeleton(one)));
    return /\P{ASCII}/u.test(host) && (drawn === meant || alike(drawn, meant));
  },
  ending: (host, ours) => telling(core(ours)) && withoutEnd(withoutWww(host)) === withoutEnd(withoutWww(ours)),
  near: (host, ours) => close(host, ours) || close(skeleton(host), skeleton(ours)),
  inside: naming,
};

/**
 * How an address that is not ours imitates one that is: {reason, like}, or {} where it does not.
 * `host` is readable; `before` is what stands before the @, `after` what stands behind the host.
 * @param {string} host
 * @param {string[]} hosts
 * @param {string} before
 * @param {string} after
 * @returns {Imitation}
 */
export function imitation(host, hosts, before = "", after = "") {
  const masked = hosts.find((ours) => has(before, ours) || hasName(before, ours));
  if (masked) return { reason: "before", like: masked };
  for (const [reason, imitates] of Object.entries(WAYS)) {
    const like = hosts.find((ours) => imitates(host, ours));
    if (like) return { reason, like };
  }
  // What one searches for, or where one goes next, is the value of a parameter and disguises nothing.
  const path = after.replace(/=[^&#]*/g, "=");
  const behind = hosts.find((ours) => has(path, ours));
  return behind ? { reason: "behind", like: behind } : {};
}
