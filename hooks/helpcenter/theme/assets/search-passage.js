// @ts-check
// The passage of an answer that has the words that were asked for. It comes from the page of the answer, which who opens
// the answer loads in any case: the index need not have the texts.

import { words } from "./search-analysis.js";
import { marked } from "./search-marks.js";

const BLOCKS = "p, li, td, th, dt, dd, summary, figcaption, pre, h2, h3, h4, h5, h6";
const LONGEST = 220;
const BEFORE = 60;

/** @type {Map<string, Promise<Block[]>>} by the address of the page */
const pages = new Map();

/** @typedef {{ text: string, id: string, heading: string }} Block a piece of text with the heading above it */

/**
 * The passage of an answer that has most of some words, and the heading above it; null where none has one.
 * @param {string} address of the answer's page
 * @param {Set<string>} terms
 * @returns {Promise<{ id: string, heading: string, pieces: Marked } | null>}
 */
export async function passage(address, terms) {
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
