// @ts-check
// The search page: shows the answers to ?q= and to what is typed, in the page itself.

import { ask, start } from "./search-client.js";
import { contact, element, sentence, shownQuery, withMarks } from "./search-parts.js";

const SPOKEN_AFTER = 400;
const REMEMBERED_AFTER = 500;

/**
 * Runs the search page. `settings`: words, index, root, contact.
 * @param {HTMLInputElement} input
 * @param {SearchSettings} settings
 */
export function startPage(input, settings) {
  const page = new Page(input, settings);
  start(settings.index);
  input.addEventListener("input", () => {
    page.search();
    page.rememberSoon();
  });
  input.form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    page.remember();
    await page.search();
    page.list.querySelector("a")?.focus();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked !== null && !input.value) input.value = asked;
  page.search();
}

class Page {
  /**
   * @param {HTMLInputElement} input
   * @param {SearchSettings} settings
   */
  constructor(input, settings) {
    this.input = input;
    this.settings = settings;
    this.list = /** @type {HTMLElement} */ (document.getElementById("search-results"));
    this.status = /** @type {HTMLElement} */ (document.getElementById("search-status"));
    this.none = element("div", "search-none");
    this.list.after(this.none);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.speaking = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.remembering = undefined;
  }

  async search() {
    const query = this.input.value;
    /** @type {SearchAnswer | null} */
    const answer = query.trim() ? await ask(query) : { query, results: [], closest: null };
    if (!answer) return;
    const found = answer.failed === undefined ? answer.results : [];
    this.list.replaceChildren(...found.map((result) => this.row(result)));
    this.list.hidden = !found.length;
    this.none.replaceChildren();
    this.say(this.spoken(query, answer));
    if (answer.failed === undefined && answer.closest) this.none.append(...this.ways(query, answer.closest));
    document.documentElement.dataset.searched = "true";
  }

  /** @param {SearchResult} result */
  row(result) {
    const link = element("a", "row__link", ...withMarks(result.title));
    link.href = this.settings.root + result.url;
    const topic = element("p", "row__topic", result.topic);
    const summary = element("p", "row__summary", ...withMarks(result.summary));
    return element("li", "row", element("div", "row__text", link, summary, topic));
  }

  /**
   * What the live region says of an answer.
   * @param {string} query
   * @param {SearchAnswer} answer
   */
  spoken(query, answer) {
    const { words } = this.settings;
    if (answer.failed !== undefined) return words.failed;
    if (!query.trim()) return "";
    const shown = shownQuery(query);
    const count = answer.results.length;
    return count ? sentence(words.count_for, { count, query: shown }) : sentence(words.none, { query: shown });
  }

  /**
   * What helps where nothing was found: how to reach us, and topics.
   * @param {string} query
   * @param {Closest} closest
   */
  ways(query, closest) {
    const { words, root } = this.settings;
    const rows = closest.topics.map(({ title, url }) => {
      const link = element("a", "", title);
      link.href = root + url;
      return element("li", "", link);
    });
    return [
      contact(this.settings, query),
      element("p", "", closest.close ? words.closest : words.topics),
      element("ul", "search-none__topics", ...rows),
    ];
  }

  /** @param {string} text */
  say(text) {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => (this.status.textContent = text), SPOKEN_AFTER);
  }

  /** Puts what was typed into the page's address. */
  remember() {
    const address = new URL(location.href);
    if (this.input.value.trim()) address.searchParams.set("q", this.input.value);
    else address.searchParams.delete("q");
    try {
      history.replaceState(null, "", address);
    } catch {
      // A browser that is asked too often refuses for a while: the address then lags behind.
    }
  }

  rememberSoon() {
    clearTimeout(this.remembering);
    this.remembering = setTimeout(() => this.remember(), REMEMBERED_AFTER);
  }
}
