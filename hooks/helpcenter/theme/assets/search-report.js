// @ts-check
// Tells the log of the site, where it keeps one, what was searched for and what was opened: for editors (helpcenter gaps).

import { sendLine } from "./beacon.js";

// How long a query is left alone before it counts as asked.
const ASKED_AFTER = 1500;
const LONGEST = 80;

/**
 * A query without what could be about a person: addresses, numbers.
 * @param {string} query
 */
function anonymous(query) {
  const plain = query.replace(/\S*@\S*/g, " ").replace(/\S*(?:\/\/|www\.)\S*/gi, " ").replace(/[\p{N}]+/gu, " ");
  return plain.replace(/\s+/g, " ").trim().slice(0, LONGEST);
}

/** What becomes of the searches on a page. */
export class Report {
  /** @param {string} address of the log; "" for none */
  constructor(address) {
    this.address = address;
    /** @type {{ q: string, n: string, fit: string } | undefined} */
    this.asked = undefined;
    this.since = 0;
    if (address) addEventListener("pagehide", () => this.send(""));
  }

  /**
   * Notes what was found; the query before counts if it was left alone for a while.
   * @param {Searched} answer
   */
  found({ query, results, fit, enough }) {
    if (!this.address) return;
    if (Date.now() - this.since > ASKED_AFTER) this.send("");
    const q = anonymous(query);
    this.asked = enough && q ? { q, n: String(results.length), fit } : undefined;
    this.since = Date.now();
  }

  /**
   * Sends the query with the result that was opened.
   * @param {string} opened the key of an answer, or its address; "" for none
   */
  send(opened) {
    const { asked } = this;
    if (!asked) return;
    this.asked = undefined;
    sendLine(this.address, { kind: "search", ...asked, opened }, `search ${location.pathname} ${asked.q}`);
  }
}
