// @ts-check
// The list of answers under the search field: the combobox pattern of the ARIA Authoring Practices, with a list
// box that never selects by itself. Loaded when the reader first touches the search.

import { ask, start } from "./search-client.js";
import { contact, element, sentence, shownQuery, wellFormed, withMarks } from "./search-parts.js";

const MOST_SHOWN = 7;
const SPOKEN_AFTER = 600;

/** @typedef {WithData<"url">} Option an answer in the list */

/**
 * Gives a search field its panel. `settings`: words, index, root, contact.
 * @param {HTMLElement} host
 * @param {HTMLInputElement} input
 * @param {SearchSettings} settings
 */
export function startPanel(host, input, settings) {
  const panel = new Panel(host, input, settings);
  start(settings.index);
  listenToField(panel, input);
  listenToList(panel, panel.list);
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
      go(chosen, event);
    } else if (key === "Escape") {
      event.preventDefault();
      panel.leave();
    } else if (key === "Tab" && !panel.note.children.length) {
      panel.close();
    }
  });
}

/**
 * @param {Panel} panel
 * @param {HTMLElement} list
 */
function listenToList(panel, list) {
  /** @param {Event} event */
  const chosenBy = (event) =>
    /** @type {Option | null} */ (/** @type {Element} */ (event.target).closest("[role=option]"));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  for (const type of /** @type {const} */ (["click", "auxclick"])) {
    list.addEventListener(type, (event) => {
      const chosen = chosenBy(event);
      if (chosen && event.button < 2) go(chosen, event);
    });
  }
  list.addEventListener("pointermove", (event) => {
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
   */
  constructor(host, input, settings) {
    this.input = input;
    this.settings = settings;
    this.list = element("ul", "search-panel__list");
    Object.assign(this.list, { id: `${input.id}-list`, role: "listbox", ariaLabel: settings.words.results });
    this.note = element("div", "search-panel__note");
    this.box = element("div", "search-panel", this.note, this.list);
    this.status = element("div", "visually-hidden");
    this.status.setAttribute("role", "status");
    this.box.hidden = true;
    host.append(this.box, this.status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    this.active = -1;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.speaking = undefined;
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
    if (!this.input.value.trim() || !(this.list.children.length || this.note.textContent)) return;
    this.box.hidden = false;
    this.input.setAttribute("aria-expanded", String(this.list.children.length > 0));
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
    if (!this.input.value.trim()) {
      this.empty();
      this.say("");
      this.close();
      return;
    }
    const answer = await ask(this.input.value);
    if (answer && this.input.value.trim()) this.show(answer);
  }

  empty() {
    this.list.replaceChildren();
    this.note.replaceChildren();
  }

  /** @param {SearchAnswer} answer */
  show(answer) {
    const { words } = this.settings;
    this.empty();
    this.setActive(-1);
    if (answer.failed !== undefined) this.note.append(words.failed);
    else if (answer.closest) this.showTopics(answer.query, answer.closest);
    else this.showResults(answer);
    this.open();
    this.say(answer.failed === undefined ? sentence(words.count, { count: answer.results.length }) : words.failed);
  }

  /** @param {Searched} answer */
  showResults({ query, results }) {
    const { words, root } = this.settings;
    for (const result of results.slice(0, MOST_SHOWN)) {
      this.option(
        root + result.url,
        element("span", "search-panel__topic", result.topic),
        element("span", "search-panel__title", ...withMarks(result.title)),
        element("span", "search-panel__summary", ...withMarks(result.summary)),
      );
    }
    if (results.length > MOST_SHOWN) {
      const url = `${this.input.form?.action}?q=${encodeURIComponent(wellFormed(query))}`;
      this.option(url, element("span", "search-panel__all", sentence(words.all, { count: results.length })));
    }
  }

  /**
   * Nothing was found: how to reach us, and topics.
   * @param {string} query
   * @param {Closest} closest
   */
  showTopics(query, closest) {
    const { words, root } = this.settings;
    const none = sentence(words.none, { query: shownQuery(query) });
    const heading = closest.close ? words.closest : words.topics;
    this.note.append(element("p", "", none), contact(this.settings, query), element("p", "", heading));
    for (const { url, title } of closest.topics) this.option(root + url, element("span", "search-panel__title", title));
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
    list.append(made);
  }

  /** @param {string} text */
  say(text) {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => (this.status.textContent = text), SPOKEN_AFTER);
  }
}
