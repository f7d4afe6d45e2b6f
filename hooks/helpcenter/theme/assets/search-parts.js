// @ts-check
// Small pieces of HTML that the panel and the search page share. Text only ever goes in as text.

// A screen is low where it has not this many pixels; the field then has at most so many above it.
const LOW_SCREEN = 520;
const MOST_ABOVE = 24;

// A list has so many pixels at least, and room for its first answer; between the panel and the edge of the screen are
// EDGE pixels.
const LEAST_LIST = 96;

// Where a longer list has less room than this on a phone, the field goes to the top of the screen.
const WISHED = 260;
const PHONE = 768;
const EDGE = 8;

// Words that do not break at their hyphen: e-mail, UNION24-en, SMS-ben. The build marks them alike (site/marked_text.py).
const UNBROKEN =
  /(?<![\p{L}\p{N}_-])([\p{L}\p{N}]-[\p{L}\p{N}]+|[\p{Lu}\p{Lo}]*\p{N}+-\p{L}{1,5}(?![\p{L}\p{N}_])|\p{Lu}{2,}-\p{L}{1,5}(?![\p{L}\p{N}_]))/u;

/**
 * An element with a class and children: strings become text.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/**
 * A text in pieces, [[piece, whether it matched]], its matches as <mark>, foreign words with their language.
 * @param {Marked} pieces
 * @param {Record<string, string>} foreign foreign words → the code of their language
 * @returns {(Node | string)[]}
 */
export function withMarks(pieces, foreign = {}) {
  return pieces.flatMap(([piece, hit]) => {
    const spoken = withLanguages(piece, foreign);
    return hit ? [element("mark", "", ...spoken)] : spoken;
  });
}

/**
 * A text, its foreign words in elements that say their language.
 * @param {string} text
 * @param {Record<string, string>} foreign
 * @returns {(Node | string)[]}
 */
function withLanguages(text, foreign) {
  const words = Object.keys(foreign).sort((one, other) => other.length - one.length);
  if (!words.length) return unbroken(text);
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const parts = text.split(new RegExp(`(?<![\\p{L}\\p{N}_-])(${escaped.join("|")})(?![\\p{L}\\p{N}_])`, "u"));
  return parts.flatMap((part, at) => {
    if (at % 2 === 0) return unbroken(part);
    const spoken = element("span", "", part);
    spoken.lang = foreign[part];
    return spoken;
  });
}

/**
 * A text, its words that must not break at their hyphen in elements.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function unbroken(text) {
  return text.split(UNBROKEN).map((part, at) => (at % 2 ? element("span", "unbroken", part) : part));
}

/**
 * A sentence of the interface with its {names} filled in.
 * @param {string | Record<string, string>} text one text, or one for each plural form that the page's language has
 * @param {Record<string, string | number | undefined>} values
 * @returns {string}
 */
export function sentence(text, values) {
  const forms = new Intl.PluralRules(document.documentElement.lang || "en");
  const chosen = typeof text === "string" ? text : (text[forms.select(Number(values.count))] ?? text.other);
  return chosen.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * What was typed, without unpaired surrogates, which no address can carry.
 * @param {string} query
 * @returns {string}
 */
export function wellFormed(query) {
  return query.toWellFormed?.() ?? query.replace(/\p{Cs}/gu, "\uFFFD");
}

/**
 * What was typed, without what cannot be shown, and no longer than a line or two.
 * @param {string} query
 */
export function shownQuery(query) {
  const line = wellFormed(query).replace(/\p{Cc}+/gu, " ").trim();
  return line.length > 120 ? `${line.slice(0, 119).replace(/[\uD800-\uDBFF]$/, "")}…` : line;
}

/**
 * How to reach us with what was typed: a sentence, the telephone, and an e-mail that quotes it.
 * @param {SearchSettings} settings
 * @param {string} query
 */
export function contact({ words, contact: ways }, query) {
  const shown = shownQuery(query);
  const subject = encodeURIComponent(sentence(words.mail_subject, { query: shown }));
  const telephone = element("a", "button", ways.telephone);
  telephone.href = ways.telephone_href;
  telephone.dir = "ltr";
  const mail = element("a", "button button--quiet", ways.email);
  mail.href = `${ways.email_href}?subject=${subject}`;
  mail.dir = "ltr";
  return element("p", "search-contact", element("span", "search-contact__text", words.none_contact), " ", telephone, " ", mail);
}

/**
 * What editors offer where this help has no answer: a text and a link.
 * @param {SearchSettings} settings
 * @param {Offer} offer
 */
export function offered({ root }, { text, label, url }) {
  const made = element("p", "search-offer", text);
  if (url) {
    const link = element("a", "", label);
    link.href = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : root + url;
    made.append(" ", link);
  }
  return made;
}

/**
 * Puts the search field at the top of a screen that is low, as with the keyboard of a phone open, so that there is room
 * for an answer below it.
 * @param {HTMLElement} host
 */
export function makeRoom(host) {
  const height = window.visualViewport?.height ?? innerHeight;
  if (height < LOW_SCREEN) fieldToTop(host);
}

/**
 * Puts the search field at the top of the screen.
 * @param {HTMLElement} host
 */
function fieldToTop(host) {
  const field = /** @type {HTMLElement} */ (host.querySelector(".search__field"));
  if (field.getBoundingClientRect().top > MOST_ABOVE) field.scrollIntoView({ block: "start", behavior: "instant" });
}

/**
 * Limits a list below the search field to the room that the screen has, so that what is below the list is seen too.
 * @param {HTMLElement} host
 * @param {HTMLElement} list
 * @param {HTMLElement} below
 */
export function fitScreen(host, list, below) {
  const height = window.visualViewport?.height ?? innerHeight;
  const least = Math.max(LEAST_LIST, /** @type {HTMLElement | null} */ (list.firstElementChild)?.offsetHeight ?? 0);
  const room = () => height - list.getBoundingClientRect().top - below.offsetHeight - EDGE;
  if (innerWidth < PHONE && room() < Math.min(WISHED, list.scrollHeight)) fieldToTop(host);
  list.style.setProperty("--room", `${Math.max(least, room())}px`);
}
