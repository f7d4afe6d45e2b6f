// @ts-check
// The HTML of a reply as plain text, with its lists and steps kept: as html_text.py makes it of the same HTML.

const LOOSE = new Set(["blockquote", "div", "dl", "hr", "p", "pre", "table"]);
const BLOCKS = new Set([...LOOSE, "dd", "dt", "li", "ol", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"]);
const DIGITS = "0123456789+-";
/** @type {Record<string, string>} */
const RAISED = { sup: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", sub: "₀₁₂₃₄₅₆₇₈₉₊₋" };
const CELL = "\0"; // ends the line of a cell behind which the row may go on

/**
 * The HTML of a reply as plain text.
 * @param {string} html
 */
export function plainText(html) {
  const text = new Text();
  text.walk(new DOMParser().parseFromString(html, "text/html").body);
  return text.written();
}

/** Collects lines: `prefix` comes before the next one, `indents` before all lines of open items. */
class Text {
  constructor() {
    /** @type {string[]} */
    this.lines = [];
    /** @type {string[]} */
    this.words = [];
    /** @type {string[]} */
    this.indents = [];
    /** @type {(number | null)[]} */
    this.lists = [];
    /** @type {string | null} */
    this.prefix = null;
    /** @type {{ href: string, begun: number }[]} */
    this.links = [];
    /** @type {number[]} */
    this.raised = [];
    this.verbatim = 0;
  }

  /** @param {Node} parent */
  walk(parent) {
    for (const node of parent.childNodes) {
      if (node instanceof Element) {
        this.begin(node);
        this.walk(node);
        this.end(node);
      } else if (node.nodeType === Node.TEXT_NODE) this.add(node.nodeValue ?? "");
    }
  }

  /** @param {Element} element */
  begin(element) {
    const tag = element.localName;
    if (BLOCKS.has(tag)) {
      this.endLine();
      if (LOOSE.has(tag) && this.prefix === null) this.gap();
    }
    if (tag === "ul" || tag === "ol") {
      if (!this.lists.length) this.gap();
      const start = element.getAttribute("start") ?? "";
      this.lists.push(tag === "ul" ? null : /^\d+$/.test(start) ? Number(start) : 1);
    } else if (tag === "li") this.beginItem();
    else if (tag === "blockquote" || tag === "dd") this.indents.push("  ");
    else if (tag === "pre") this.verbatim += 1;
    else if (tag === "br") this.endLine();
    else if (tag === "td" || tag === "th") this.beginCell();
    else if (RAISED[tag]) this.raised.push(this.words.length);
    else if (tag === "a") this.links.push({ href: element.getAttribute("href") ?? "", begun: this.words.length });
  }

  beginItem() {
    const number = this.lists.at(-1) ?? null;
    const mark = number === null ? "- " : `${number}. `;
    if (number !== null) this.lists[this.lists.length - 1] = number + 1;
    this.prefix = this.indents.join("") + mark;
    this.indents.push(" ".repeat(mark.length));
  }

  /** Takes back the line of the cell before this one, to go on with it. */
  beginCell() {
    if (!this.lines.at(-1)?.endsWith(CELL)) return;
    this.words.unshift(withoutCell(/** @type {string} */ (this.lines.pop())), " | ");
  }

  /** @param {Element} element */
  end(element) {
    const tag = element.localName;
    if (RAISED[tag]) this.endRaised(RAISED[tag]);
    if (tag === "a") this.endLink();
    if (tag === "span" && this.words.at(-1) === "@") this.words[this.words.length - 1] = "\u2060@";
    if (tag === "td" || tag === "th") return this.endLine(CELL);
    if (BLOCKS.has(tag)) this.endLine();
    if (tag === "tr" && this.lines.length) this.lines.push(withoutCell(/** @type {string} */ (this.lines.pop())));
    if (tag === "ul" || tag === "ol") {
      this.lists.pop();
      if (!this.lists.length) this.gap();
    } else if (tag === "li" || tag === "blockquote" || tag === "dd") {
      this.indents.pop();
      this.prefix = null;
    } else if (tag === "pre") this.verbatim -= 1;
    if (LOOSE.has(tag) && !this.lists.length) this.gap();
  }

  /** @param {string} signs */
  endRaised(signs) {
    const begun = this.raised.pop() ?? 0;
    const letters = [...this.words.slice(begun).join("")];
    if (letters.every((letter) => DIGITS.includes(letter))) {
      this.words.splice(begun, this.words.length, letters.map((letter) => signs[DIGITS.indexOf(letter)]).join(""));
    }
  }

  endLink() {
    const { href, begun } = this.links.pop() ?? { href: "", begun: 0 };
    const shown = this.words.slice(begun).join("").trim();
    const [, scheme, rest] = /^(tel|mailto):(.*)$/s.exec(href) ?? [];
    if (scheme) {
      const known = letters(shown).includes(letters(rest));
      if (scheme === "mailto" && !known) this.words.push(` (${rest})`);
    } else if (href && !href.startsWith("#") && unslashed(href) !== unslashed(shown)) this.words.push(` (${href})`);
  }

  /** @param {string} data */
  add(data) {
    if (!this.verbatim) {
      this.words.push(data.replace(/[ \t\r\n\f]+/g, " "));
      return;
    }
    const lines = data.split("\n");
    const last = lines.pop() ?? "";
    for (const line of lines) {
      this.words.push(line);
      this.endLine("", true);
    }
    this.words.push(last);
  }

  endLine(mark = "", keep = false) {
    const whole = this.words.join("");
    const line = keep ? whole.trimEnd() : whole.replace(/ {2,}/g, " ").replace(/^ | $/g, "");
    this.words = [];
    this.links = this.links.map(({ href }) => ({ href, begun: 0 }));
    if (!line && !mark && !(keep && this.lines.length)) return;
    this.lines.push((this.prefix ?? this.indents.join("")) + line + mark);
    this.prefix = null;
  }

  gap() {
    if (this.lines.at(-1)) this.lines.push("");
  }

  written() {
    this.endLine();
    const lines = this.lines.map((line) => line.replaceAll(CELL, "").trimEnd());
    return lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .replace(/^\n+|\n+$/g, "");
  }
}

/** @param {string} line */
function withoutCell(line) {
  return line.endsWith(CELL) ? line.slice(0, -1) : line;
}

/** @param {string} text */
function letters(text) {
  return text.replace(/[^\p{L}\p{N}_@.+]/gu, "");
}

/** @param {string} text */
function unslashed(text) {
  return text.replace(/\/+$/, "");
}
