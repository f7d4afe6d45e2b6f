// The list of answers under the search field: the combobox pattern of the ARIA Authoring Practices, with a list
// box that never selects by itself. Loaded when the reader first touches the search.

import { ask, start } from "./search-client.js";
import { contact, element, sentence, shownQuery, wellFormed, withMarks } from "./search-parts.js";

const MOST_SHOWN = 7;
const SPOKEN_AFTER = 600;

/** Gives a search field its panel. `settings` come from the page: words, index, root, contact. */
export function startPanel(host, input, settings) {
  const { words } = settings;
  const list = element("ul", "search-panel__list");
  Object.assign(list, { id: `${input.id}-list`, role: "listbox", ariaLabel: words.results });
  const note = element("div", "search-panel__note");
  const panel = element("div", "search-panel", note, list);
  const status = element("div", "visually-hidden");
  status.setAttribute("role", "status");
  panel.hidden = true;
  host.append(panel, status);

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);

  let active = -1;
  let speaking;
  start(settings.index);

  const options = () => [...list.children];

  function setActive(position) {
    const all = options();
    all[active]?.setAttribute("aria-selected", "false");
    active = position;
    const option = all[active];
    if (option) {
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function close() {
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    setActive(-1);
  }

  function open() {
    if (!input.value.trim() || !(list.children.length || note.textContent)) return;
    panel.hidden = false;
    input.setAttribute("aria-expanded", String(list.children.length > 0));
  }

  function say(text) {
    clearTimeout(speaking);
    speaking = setTimeout(() => (status.textContent = text), SPOKEN_AFTER);
  }

  function option(url, ...children) {
    const made = element("li", "search-panel__option", ...children);
    Object.assign(made, { id: `${list.id}-${list.children.length}`, role: "option", ariaSelected: "false" });
    made.dataset.url = url;
    list.append(made);
  }

  function show(answer) {
    list.replaceChildren();
    note.replaceChildren();
    setActive(-1);
    if (answer.failed) {
      note.append(words.failed);
    } else if (answer.results.length) {
      for (const result of answer.results.slice(0, MOST_SHOWN)) {
        option(
          settings.root + result.url,
          element("span", "search-panel__topic", result.topic),
          element("span", "search-panel__title", ...withMarks(result.title)),
          element("span", "search-panel__summary", ...withMarks(result.summary)),
        );
      }
      if (answer.results.length > MOST_SHOWN) {
        const url = `${input.form.action}?q=${encodeURIComponent(wellFormed(answer.query))}`;
        option(url, element("span", "search-panel__all", sentence(words.all, { count: answer.results.length })));
      }
    } else {
      const none = sentence(words.none, { query: shownQuery(answer.query) });
      note.append(element("p", "", none), contact(settings, answer.query), element("p", "", answer.closest.close ? words.closest : words.topics));
      for (const { url, title } of answer.closest.topics) option(settings.root + url, element("span", "search-panel__title", title));
    }
    open();
    say(answer.failed ? words.failed : sentence(words.count, { count: answer.results.length }));
  }

  async function search() {
    if (!input.value.trim()) {
      list.replaceChildren();
      note.replaceChildren();
      say("");
      close();
      return;
    }
    const answer = await ask(input.value);
    if (answer && input.value.trim()) show(answer);
  }

  function move(key) {
    const last = options().length - 1;
    if (panel.hidden) open();
    if (last < 0 || panel.hidden) return;
    if (key === "ArrowDown") setActive(active === last ? -1 : active + 1);
    else if (key === "ArrowUp") setActive(active === -1 ? last : active - 1);
    else setActive(key === "Home" ? 0 : last);
  }

  function go(chosen, event) {
    if (event.ctrlKey || event.metaKey || event.button === 1) window.open(chosen.dataset.url, "_blank", "noopener");
    else location.assign(chosen.dataset.url);
  }

  input.addEventListener("input", search);
  input.addEventListener("focus", open);
  input.addEventListener("click", open);
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing || event.altKey) return;
    const chosen = options()[active];
    if (key === "ArrowDown" || key === "ArrowUp" || (chosen && (key === "Home" || key === "End"))) {
      event.preventDefault();
      move(key);
    } else if (key === "Enter" && chosen && !panel.hidden) {
      event.preventDefault();
      go(chosen, event);
    } else if (key === "Escape") {
      event.preventDefault();
      if (!panel.hidden) close();
      else {
        input.value = "";
        search();
      }
    } else if (key === "Tab" && !note.children.length) {
      close();
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  for (const type of ["click", "auxclick"]) {
    list.addEventListener(type, (event) => {
      const chosen = event.target.closest("[role=option]");
      if (chosen && event.button < 2) go(chosen, event);
    });
  }
  list.addEventListener("pointermove", (event) => {
    const position = options().indexOf(event.target.closest("[role=option]"));
    if (position >= 0 && position !== active && (event.movementX || event.movementY)) setActive(position);
  });
  host.addEventListener("focusout", ({ relatedTarget }) => {
    if (!host.contains(relatedTarget)) close();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!host.contains(target)) close();
  });
  search();
}
