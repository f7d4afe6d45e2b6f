// @ts-check
// The list of answers under the search field: the combobox pattern of the ARIA Authoring Practices, with a list
// box that never selects by itself. Loaded when the reader first touches the search.

import { connect } from "./search-client.js";
import { linksElsewhere } from "./search-other.js";
import { Report } from "./search-report.js";
import { contact, element, fitScreen, makeRoom, offered, sentence, shownQuery, wellFormed, withMarks } from "./search-parts.js";

const MOST_SHOWN = 7;
const SPOKEN_AFTER = 600;

// How long nobody types before the panel says that there is no answer: half a word is no question yet.
const NONE_AFTER = 700;

/** @typedef {WithData<"url" | "key">} Option an answer in the list */
/** @typedef {"" | "featured" | "results" | "none" | "failed"} State what the panel shows */

/**
 * Gives a search field its panel. `settings`: words, index, root, contact.
 * @param {HTMLElement} host
 * @param {HTMLInputElement} input
 * @param {SearchSettings} settings
 * @param {SearchStart} begun
 */
export function startPanel(host, input, settings, begun) {
  const panel = new Panel(host, input, settings, connect(settings.index, begun));
  listenToField(panel, input);
  listenToList(panel, panel.box);
  host.addEventListener("focusout", ({ relatedTarget }) => {
    if (!host.contains(/** @type {Node | null} */ (relatedTarget))) panel.close();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!host.contains(/** @type {Node} */ (target))) panel.close();
  });
  panel.search();
}

/**
 * @param {Panel} panel
 * @param {HTMLInputElement} input
 */
function listenToField(panel, input) {
  input.addEventListener("input", () => panel.search());
  input.addEventListener("focus", () => panel.open());
  input.addEventListener("click", () => panel.open());
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing || event.altKey) return;
    const chosen = panel.options()[panel.active];
    if (key === "ArrowDown" || key === "ArrowUp" || (chosen && (key === "Home" || key === "End"))) {
      event.preventDefault();
      panel.move(key);
    } else if (key === "Enter" && chosen && !panel.box.hidden) {
      event.preventDefault();
      panel.report.send(chosen.dataset.key);
      go(chosen, event);
    } else if (key === "Escape") {
      event.preventDefault();
      panel.leave();
    }
  });
}

/**
 * @param {Panel} panel
 * @param {HTMLElement} box
 */
function listenToList(panel, box) {
  /** @param {Event} event */
  const chosenBy = (event) =>
    /** @type {Option | null} */ (/** @type {Element} */ (event.target).closest("[role=option]"));
  box.addEventListener("mousedown", (event) => event.preventDefault());
  for (const type of /** @type {const} */ (["click", "auxclick"])) {
    box.addEventListener(type, (event) => {
      const chosen = chosenBy(event);
      if (!chosen || event.button > 1) return;
      panel.report.send(chosen.dataset.key);
      go(chosen, event);
    });
  }
  box.addEventListener("pointermove", (event) => {
    const chosen = chosenBy(event);
    const position = chosen ? panel.options().indexOf(chosen) : -1;
    const moved = event.movementX || event.movementY;
    if (position >= 0 && position !== panel.active && moved) panel.setActive(position);
  });
}

/**
 * Opens an answer, in a new tab where the reader's keys or buttons ask for one.
 * @param {Option} chosen
 * @param {KeyboardEvent | MouseEvent} event
 */
function go(chosen, event) {
  const elsewhere = event.ctrlKey || event.metaKey || ("button" in event && event.button === 1);
  if (elsewhere) window.open(chosen.dataset.url, "_blank", "noopener");
  else location.assign(chosen.dataset.url);
}

class Panel {
  /**
   * @param {HTMLElement} host
   * @param {HTMLInputElement} input
   * @param {SearchSettings} settings
   * @param {ReturnType<typeof connect>} search
   */
  constructor(host, input, settings, search) {
    this.host = host;
    this.input = input;
    this.active = -1;
    this.settings = settings;
    this.engine = search;
    this.report = new Report(settings.feedback);
    this.box = element("div", "search-panel");
    this.note = element("div", "");
    this.list = element("ul", "");
    this.foot = element("div", "");
    /** @type {State} */
    this.state = "";
    this.fill("");
    this.status = element("div", "visually-hidden");
    this.status.setAttribute("role", "status");
    this.box.hidden = true;
    host.append(this.box, this.status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.speaking = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.doubting = undefined;
  }

  options() {
    return /** @type {Option[]} */ ([...this.list.children]);
  }

  /** @param {number} position -1 for none */
  setActive(position) {
    const all = this.options();
    all[this.active]?.setAttribute("aria-selected", "false");
    this.active = position;
    const option = all[position];
    if (option) {
      option.setAttribute("aria-selected", "true");
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  close() {
    this.box.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.setActive(-1);
  }

  open() {
    if (!this.input.value.trim() || !this.state) return;
    this.box.hidden = false;
    this.input.setAttribute("aria-expanded", String(this.list.children.length > 0));
    makeRoom(this.host);
    fitScreen(this.host, this.list, this.foot);
  }

  /** Closes the panel; where it is closed, empties the field. */
  leave() {
    if (!this.box.hidden) {
      this.close();
    } else {
      this.input.value = "";
      this.search();
    }
  }

  /** @param {string} key */
  move(key) {
    const last = this.options().length - 1;
    if (this.box.hidden) this.open();
    if (last < 0 || this.box.hidden) return;
    if (key === "ArrowDown") this.setActive(this.active === last ? -1 : this.active + 1);
    else if (key === "ArrowUp") this.setActive(this.active === -1 ? last : this.active - 1);
    else this.setActive(key === "Home" ? 0 : last);
  }

  async search() {
    clearTimeout(this.doubting);
    if (!this.input.value.trim()) {
      delete this.host.dataset.loading;
      this.fill("");
      this.say("");
      this.close();
      return;
    }
    this.host.dataset.loading = "";
    const answer = await this.engine.ask(this.input.value);
    if (!answer || !this.input.value.trim()) return;
    delete this.host.dataset.loading;
    if (answer.failed === undefined) this.report.found(answer);
    if (this.keeps(answer)) return;
    const nothing = answer.failed === undefined && answer.enough && answer.fit === "none";
    if (nothing && this.state !== "none") {
      if (!this.state) this.show({ ...answer, enough: false });
      this.doubting = setTimeout(() => this.show(answer), NONE_AFTER);
    } else {
      this.show(answer);
    }
  }

  /**
   * Keeps the results where whoever goes on typing has come to the middle of a word that says nothing yet, for the panel
   * must not change to and fro; true if it does.
   * @param {SearchAnswer} answer
   */
  keeps(answer) {
    if (answer.failed !== undefined || answer.enough || this.state !== "results") return false;
    if (!answer.query.startsWith(this.box.dataset.answers ?? "")) return false;
    this.box.dataset.answers = answer.query;
    return true;
  }

  /**
   * Shows nothing but what follows. In new elements, for old ones would be seen to move.
   * @param {State} state
   */
  fill(state) {
    const { input, settings, box } = this;
    this.state = state;
    this.list = element("ul", "search-panel__list");
    Object.assign(this.list, { id: `${input.id}-list`, role: "listbox", ariaLabel: settings.words.results });
    this.note = element("div", "search-panel__note");
    this.foot = element("div", "search-panel__foot");
    box.dataset.state = state;
    box.replaceChildren(this.note, this.list, this.foot);
    this.setActive(-1);
  }

  /** @param {SearchAnswer} answer */
  show(answer) {
    const { words } = this.settings;
    this.box.dataset.answers = answer.failed === undefined ? answer.query : "";
    if (answer.failed !== undefined) {
      this.fill("failed");
      this.note.append(words.failed);
    } else if (!answer.enough) {
      this.fill("featured");
      this.showFeatured(answer);
    } else if (answer.fit === "none") {
      this.fill("none");
      this.showTopics(answer);
    } else {
      this.fill("results");
      this.showResults(answer);
    }
    this.foot.append(contact(this.settings, this.input.value));
    this.open();
    this.say(this.spoken(answer));
  }

  /**
   * What the live region says of an answer.
   * @param {SearchAnswer} answer
   */
  spoken(answer) {
    const { words } = this.settings;
    if (answer.failed !== undefined) return words.failed;
    if (!answer.enough) return words.featured;
    if (answer.fit === "none") return sentence(words.none, { query: shownQuery(answer.query) });
    return sentence(words.count, { count: answer.results.length });
  }

  /**
   * There is not enough to search for yet: what most people ask.
   * @param {Searched} answer
   */
  showFeatured({ featured }) {
    this.note.append(element("p", "search-panel__heading", this.settings.words.featured));
    for (const result of featured) this.answer(result);
  }

  /** @param {Searched} answer */
  showResults({ query, results, fit, offer }) {
    const { words } = this.settings;
    if (offer && fit === "weak") this.note.append(offered(this.settings, offer));
    for (const result of results.slice(0, MOST_SHOWN)) this.answer(result);
    if (results.length > MOST_SHOWN) {
      const url = `${this.input.form?.action}?q=${encodeURIComponent(wellFormed(query))}`;
      this.option(url, element("span", "search-panel__all", sentence(words.all, { count: results.length })));
    }
  }

  /**
   * Nothing fits: what editors offer for such words, and topics.
   * @param {Searched} answer
   */
  showTopics({ query, closest, offer }) {
    const { words, root } = this.settings;
    this.note.append(element("p", "", sentence(words.none, { query: shownQuery(query) })));
    if (offer) this.note.append(offered(this.settings, offer));
    this.note.append(element("p", "search-panel__heading", closest?.close ? words.closest : words.topics));
    this.lookElsewhere(query);
    for (const { url, title } of closest?.topics ?? []) {
      this.option(root + url, element("span", "search-panel__title", title));
    }
  }

  /**
   * Says how many answers the other languages have, as the last options: they move none of the others.
   * @param {string} query
   */
  async lookElsewhere(query) {
    const { list } = this;
    for await (const { href, textContent } of linksElsewhere(this.settings, query)) {
      if (this.list !== list) return;
      this.option(href, element("span", "search-panel__all", textContent ?? ""));
    }
  }

  /** @param {SearchResult} result */
  answer({ key, url, topic, title, summary }) {
    const made = this.option(
      this.settings.root + url,
      element("span", "search-panel__topic", topic),
      element("span", "search-panel__title", ...withMarks(title, this.settings.foreign)),
      element("span", "search-panel__summary", ...withMarks(summary, this.settings.foreign)),
    );
    made.dataset.key = key || url;
  }

  /**
   * @param {string} url
   * @param {Node[]} children
   */
  option(url, ...children) {
    const { list } = this;
    const made = element("li", "search-panel__option", ...children);
    Object.assign(made, { id: `${list.id}-${list.children.length}`, role: "option", ariaSelected: "false" });
    made.dataset.url = url;
    made.dataset.key = "";
    list.append(made);
    return made;
  }

  /** @param {string} text */
  say(text) {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => (this.status.textContent = text), SPOKEN_AFTER);
  }
}
