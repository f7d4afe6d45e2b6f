// How a foreign host imitates one of ours: other letters, one letter off, another ending, our name inside.

/** A Latin letter or digit, then what looks like it. */
const LOOKS = [
  "aаαɑ", "bвьβ", "cсϲ", "dԁđð", "eеєεɛ", "fƒ", "gɡց", "hһнħհ", "il1|ıіιɩɪӏłꞁ", "jјϳ", "kкκ", "mм", "nпηոɴπ",
  "o0оοօσøᴏ", "pрρþ", "qԛզ", "rгʀ", "sѕꜱ", "tтτŧ", "uυцսᴜʋи", "vνѵᴠ", "wωԝшɯ", "xхχ", "yуγүу", "zᴢ", "2ƨ", "4ч",
];
const LATIN = new Map(LOOKS.flatMap(([latin, ...others]) => others.map((other) => [other, latin])));

/** A text as a hurried eye reads it: without accents and hidden characters, look-alikes as one. */
export function skeleton(text) {
  const letters = text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}]/gu, "");
  const latin = Array.from(letters, (letter) => LATIN.get(letter) ?? letter).join("");
  return latin.replace(/rn/g, "m").replace(/vv/g, "w").replace(/ci/g, "d");
}

/** A host with its xn-- labels as the letters that they stand for. */
export function readable(host) {
  const label = (text) => (text.startsWith("xn--") ? decoded(text.slice(4)) ?? text : text);
  return host.split(".").map(label).join(".");
}

/** Punycode to letters (RFC 3492, section 6.2); undefined where it is none. */
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
    letters.splice((place %= length), 0, String.fromCodePoint(point));
    place += 1;
  }
  return letters.join("");
}

function adapted(delta, length, first) {
  let [rest, k] = [Math.floor(delta / (first ? 700 : 2)), 0];
  for (rest += Math.floor(rest / length); rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}

/** Whether two texts differ by one letter put in, left out or replaced, or by two neighbours swapped. */
function oneOff(one, other) {
  const [short, long] = one.length > other.length ? [other, one] : [one, other];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.slice(at + (short.length === long.length)) === long.slice(at + 1)) return true;
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return swapped && short.slice(at + 2) === long.slice(at + 2);
}

/** Whether they are alike letter by letter, where a letter of an alphabet unknown here is like any. */
function alike(drawn, meant) {
  const letters = [...drawn];
  const known = letters.filter((letter) => letter <= "\x7f").length;
  return known > meant.length / 3 && letters.length === meant.length &&
    letters.every((letter, at) => letter === meant[at] || letter > "\x7f");
}

const withoutWww = (host) => host.replace(/^www\./, "");
const withoutEnd = (host) => host.slice(0, Math.max(host.lastIndexOf("."), 0));

/** A host without www, ending, dots and hyphens. */
const core = (host) => withoutEnd(withoutWww(host)).replace(/[.-]/g, "");

/** Whether two hosts are nearly the same; those of short names must have the same ending too. */
function close(host, ours) {
  const [seen, meant] = core(ours).length > 5 ? [core(host), core(ours)] : [withoutWww(host), withoutWww(ours)];
  return seen === meant || oneOff(seen, meant) || oneOff(withoutWww(host), withoutWww(ours)) || oneOff(host, ours);
}

/** The words by which one knows our hosts: whole hosts, and labels that are long enough to be ours alone. */
const names = (host) => [withoutWww(host), ...host.split(".").slice(0, -1).filter((label) => label.length > 5)];

const naming = (text, hosts) => hosts.find((host) => names(host).some((name) => skeleton(text).includes(skeleton(name))));

/** Each way to imitate a host, the plainest first: (host, one of ours) => whether it does. */
const WAYS = {
  under: (host, ours) => host.endsWith(`.${withoutWww(ours)}`),
  letters: (host, ours) => {
    const [drawn, meant] = [host, ours].map((one) => withoutWww(skeleton(one)));
    return /[^\x00-\x7f]/.test(host) && (drawn === meant || alike(drawn, meant));
  },
  ending: (host, ours) => withoutEnd(withoutWww(host)) === withoutEnd(withoutWww(ours)),
  near: (host, ours) => close(host, ours) || close(skeleton(host), skeleton(ours)),
};

/**
 * How an address that is not ours imitates one that is: {reason, like}, or {} where it does not.
 * `host` is readable; `before` is what stands before the @, `after` what stands behind the host.
 */
export function imitation(host, hosts, before = "", after = "") {
  const masked = naming(before, hosts);
  if (masked) return { reason: "before", like: masked };
  for (const [reason, imitates] of Object.entries(WAYS)) {
    const like = hosts.find((ours) => imitates(host, ours));
    if (like) return { reason, like };
  }
  const inside = naming(host, hosts);
  if (inside) return { reason: "inside", like: inside };
  const behind = naming(after, hosts);
  return behind ? { reason: "behind", like: behind } : {};
}
