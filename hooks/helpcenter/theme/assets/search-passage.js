// @ts-check
// The passage of an answer that has the words that were asked for. It comes from the page of the answer, which who opens
// the answer loads in any case: the index need not have the texts.

import { words } from "./search-analysis.js";
import { marked } from "./search-marks.js";
import { element, withMarks } from "./search-parts.js";

const BLOCKS = "p, li, td, th, dt, dd, summary, figcaption, pre, h2, h3, h4, h5, h6";
const LONGEST = 220;
const BEFORE = 60;

// A passage is as good as seen where the reader scrolls to it next.
const NEAR = "300px";

/** @type {Map<string, Promise<Block[]>>} by the address of the page */
const pages = new Map();

// The passages of the answers on the search page, each filled in when it is about to be seen: it costs the answer's page.
export class Passages {
  /** @param {SearchSettings} settings */
  constructor(settings) {
    this.settings = settings;
    /** @type {Map<Element, SearchResult>} the answers by the rooms of their passages */
    this.awaited = new Map();
    this.seen = new IntersectionObserver(
      (rooms) => {
        for (const { isIntersecting, target } of rooms) if (isIntersecting) this.fill(target);
      },
      { rootMargin: NEAR },
    );
  }

  /**
   * Has the passages wait until they are seen.
   * @param {Element[]} rows
   * @param {SearchResult[]} results
   */
  await(rows, results) {
    results.forEach((result, place) => {
      const room = rows[place].querySelector(".row__passage");
      if (!room) return;
      this.awaited.set(room, result);
      this.seen.observe(room);
    });
  }

  /** Forgets all that wait. */
  forget() {
    this.seen.disconnect();
    this.awaited.clear();
  }

  /**
   * Fills in a passage, with a link to its heading.
   * @param {Element} room
   */
  async fill(room) {
    const result = this.awaited.get(room);
    this.awaited.delete(room);
    this.seen.unobserve(room);
    const address = result && this.settings.root + result.url;
    const found = address && (await passage(address, new Set(result.body)));
    if (!found) return;
    if (found.id) {
      const link = element("a", "", found.heading);
      link.href = `${address}#${encodeURIComponent(found.id)}`;
      room.append(link, ": ");
    }
    room.append(...withMarks(found.pieces, this.settings.foreign));
  }
}

/** @typedef {{ text: string, id: string, heading: string }} Block a piece of text with the heading above it */

/**
 * The passage of an answer that has most of some words, and the heading above it; null where none has one.
 * @param {string} address of the answer's page
 * @param {Set<string>} terms
 * @returns {Promise<{ id: string, heading: string, pieces: Marked } | null>}
 */
async function passage(address, terms) {
  try {
    const loaded = pages.get(address) ?? load(address);
    pages.set(address, loaded);
    let [best, most] = [/** @type {Block | null} */ (null), 0];
    for (const block of await loaded) {
      const had = new Set(words(block.text).filter((word) => terms.has(word))).size;
      if (had > most) [best, most] = [block, had];
    }
    return best && { id: best.id, heading: best.heading, pieces: marked(around(best.text, terms), terms) };
  } catch {
    pages.delete(address);
    return null;
  }
}

/**
 * The blocks of an answer's text.
 * @param {string} address
 */
async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  // Numbers in Arabic sentences stay in their order: characters isolate them here, elements do on the page.
  for (const isolated of page.querySelectorAll(".prose bdi")) isolated.textContent = `\u2066${isolated.textContent}\u2069`;
  /** @type {Block[]} */
  const blocks = [];
  let [id, heading] = ["", ""];
  for (const element of page.querySelectorAll(`.answer .prose :is(${BLOCKS})`)) {
    const text = (element.textContent ?? "").replace(/[¶#]\s*$/, "").replace(/\s+/g, " ").trim();
    if (/^H\d$/.test(element.tagName) && element.id) [id, heading] = [element.id, text];
    if (!element.querySelector(BLOCKS)) blocks.push({ text, id, heading });
  }
  return blocks;
}

/**
 * A long text, cut to what is around the first of some words.
 * @param {string} text
 * @param {Set<string>} terms
 */
function around(text, terms) {
  if (text.length <= LONGEST) return text;
  const hit = text.split(" ").findIndex((word) => words(word).some((part) => terms.has(part)));
  const at = text.split(" ").slice(0, hit).join(" ").length;
  const start = at > BEFORE ? text.indexOf(" ", at - BEFORE) + 1 : 0;
  const end = start + LONGEST < text.length ? text.lastIndexOf(" ", start + LONGEST) : text.length;
  return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
}
