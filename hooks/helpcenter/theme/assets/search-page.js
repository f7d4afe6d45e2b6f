// @ts-check
// The search page: shows the answers to ?q= and to what is typed, in the page itself.

import { connect } from "./search-client.js";
import { linksElsewhere } from "./search-other.js";
import { Passages } from "./search-passage.js";
import { contact, element, makeRoom, offered, sentence, shownQuery, withMarks } from "./search-parts.js";
import { Report } from "./search-report.js";
import { keepPlace, linkLanguages, remember, restorePlace } from "./search-place.js";

const SPOKEN_AFTER = 400;
const REMEMBERED_AFTER = 500;

// How long nobody types before the passages are looked for, each in the page of its answer.
const PASSAGES_AFTER = 400;

/**
 * Runs the search page. `settings`: words, index, root, contact.
 * @param {HTMLElement} host
 * @param {HTMLInputElement} input
 * @param {SearchSettings} settings
 * @param {SearchStart} begun
 */
export async function startPage(host, input, settings, begun) {
  const page = new Page(host, input, settings, connect(settings.index, begun));
  input.addEventListener("input", () => {
    page.search();
    page.rememberSoon();
    makeRoom(host);
  });
  input.form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    remember(input.value);
    await page.search();
    page.list.querySelector("a")?.focus();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked !== null && !input.value) input.value = asked;
  keepPlace();
  await page.search();
  restorePlace();
}

class Page {
  /**
   * @param {HTMLElement} host
   * @param {HTMLInputElement} input
   * @param {SearchSettings} settings
   * @param {ReturnType<typeof connect>} search
   */
  constructor(host, input, settings, search) {
    this.host = host;
    this.input = input;
    this.settings = settings;
    this.engine = search;
    this.title = document.title;
    this.report = new Report(settings.feedback);
    this.list = /** @type {HTMLElement} */ (document.getElementById("search-results"));
    this.status = /** @type {HTMLElement} */ (document.getElementById("search-status"));
    this.note = element("div", "search-note");
    this.none = element("div", "search-none");
    this.list.before(this.note);
    this.list.after(this.none);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.speaking = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.remembering = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.quoting = undefined;
    this.passages = new Passages(settings);
  }

  async search() {
    clearTimeout(this.quoting);
    this.passages.forget();
    const query = this.input.value;
    const typed = query.trim() !== "";
    if (typed) this.host.dataset.loading = "";
    const root = document.documentElement;
    root.toggleAttribute("data-query", typed);
    linkLanguages(query);
    /** @type {SearchAnswer | null | undefined} undefined: nothing is asked */
    const answer = typed ? await this.engine.ask(query) : undefined;
    if (answer === null || query !== this.input.value) return;
    delete this.host.dataset.loading;
    document.title = typed ? `${shownQuery(query)} – ${this.title}` : this.title;
    this.list.replaceChildren();
    this.note.replaceChildren();
    this.none.replaceChildren();
    if (answer === undefined) this.say("");
    else if (answer.failed !== undefined) this.fail();
    else this.show(answer);
    this.list.hidden = !this.list.children.length;
    root.dataset.searched = "true";
    if (answer?.failed === undefined && answer) root.dataset.fit = answer.fit;
    else delete root.dataset.fit;
  }

  /** Says that the search does not run, and lists all questions. */
  fail() {
    const { failed } = this.settings.words;
    this.say(failed);
    this.note.append(element("p", "", failed));
    document.documentElement.removeAttribute("data-query");
  }

  /** @param {Searched} answer */
  show(answer) {
    const { query, results, fit, offer, closest } = answer;
    this.report.found(answer);
    const { words } = this.settings;
    const shown = shownQuery(query);
    const rows = results.map((result) => this.row(result));
    this.list.append(...rows);
    this.quoting = setTimeout(() => this.passages.await(rows, results), PASSAGES_AFTER);
    if (fit === "none") {
      this.say(sentence(words.none, { query: shown }));
      this.note.append(element("p", "search-note__none", sentence(words.none, { query: shown })));
    } else {
      const count = sentence(words.count_for, { count: results.length, query: shown });
      this.say(count);
      this.note.append(element("p", "search-note__count", count));
      if (fit === "weak") this.note.append(element("p", "", words.weak));
    }
    if (offer && fit !== "good") this.note.append(offered(this.settings, offer));
    if (closest) this.none.append(...this.ways(query, closest));
    if (fit === "none") this.lookElsewhere(query);
  }

  /** @param {SearchResult} result */
  row(result) {
    const link = element("a", "row__link", ...withMarks(result.title, this.settings.foreign));
    link.href = this.settings.root + result.url;
    link.addEventListener("click", () => this.report.send(result.key || result.url));
    const topic = element("p", "row__topic", result.topic);
    const summary = element("p", "row__summary", ...withMarks(result.summary, this.settings.foreign));
    const parts = [link, summary, topic];
    if (result.body.length) parts.splice(2, 0, element("p", "row__passage")); // its room is kept
    return element("li", "row", element("div", "row__text", ...parts));
  }

  /**
   * What helps where nothing fits: how to reach us, and topics.
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

  /**
   * Says how many answers the other languages have.
   * @param {string} query
   */
  async lookElsewhere(query) {
    const room = element("p", "search-note__other"); // its room is kept, for what comes late must move nothing
    this.note.append(room);
    for await (const link of linksElsewhere(this.settings, query)) {
      if (room.isConnected) room.append(link, " ");
    }
  }

  /** @param {string} text */
  say(text) {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => (this.status.textContent = text), SPOKEN_AFTER);
  }

  rememberSoon() {
    clearTimeout(this.remembering);
    this.remembering = setTimeout(() => remember(this.input.value), REMEMBERED_AFTER);
  }
}
