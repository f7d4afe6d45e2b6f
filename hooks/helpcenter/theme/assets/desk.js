// @ts-check
// The desk for support staff: find as one types, read and copy by one key. What is asked for is kept in the address.

import { copyRich, copyText, say } from "./copy.js";
import { holding, named, searched, searchOf } from "./desk-find.js";
import { copied, fill, row, shownText } from "./desk-rows.js";
import { sentence } from "./search-parts.js";

const MOST = 50; // rows that are shown before one asks for more

const desk = /** @type {WithData<"settings">} */ (document.querySelector(".desk"));
/** @type {DeskSettings} */
const settings = JSON.parse(desk.dataset.settings);
const { words } = settings;
const list = part(".desk-rows");
const query = /** @type {HTMLInputElement} */ (part("[data-filter=query]"));
const selects = [...desk.querySelectorAll("select")];
const status = part("[data-status]");
const more = /** @type {HTMLButtonElement} */ (part("[data-more]"));

/** @type {DeskEntry[]} */
let entries = [];
/** @type {DeskEntry[]} */
let found = [];
let shown = MOST;
/** @type {Map<string, HTMLElement>} */
const rows = new Map();
/** @type {Map<string, string>} */
const successors = new Map();
/** @type {Map<string, string>} */
const former = new Map();
/** @type {string} */
let root = "";

/**
 * An element of the desk.
 * @param {string} selector
 */
function part(selector) {
  return /** @type {HTMLElement} */ (desk.querySelector(selector));
}

/** @type {Map<string, Promise<Map<string, DeskReply>>>} */
const feeds = new Map();

/**
 * The whole answers of a language by key; asked for once.
 * @param {string} code
 * @returns {Promise<Map<string, DeskReply>>}
 */
function feed(code) {
  const loaded = feeds.get(code);
  if (loaded) return loaded;
  const loading = fetch(settings.feeds[code])
    .then((response) => response.json())
    .then((/** @type {DeskFeed} */ { site, retired, answers }) => {
      root = site;
      for (const { id, to } of retired) successors.set(id, to);
      for (const { key, addresses } of answers) {
        for (const where of addresses.former) former.set(where.toLowerCase().replace(/\/?$/, "/"), key);
      }
      return new Map(answers.map((answer) => [answer.key, answer]));
    });
  loading.catch(() => feeds.delete(code));
  feeds.set(code, loading);
  return loading;
}

/**
 * True when the review of an entry is due; which are depends on the day on which one looks.
 * @param {DeskEntry} entry
 */
function isDue(entry) {
  return Boolean(entry.due) && /** @type {string} */ (entry.due) <= new Date().toLocaleDateString("sv"); // 2026-11-22
}

/**
 * True when an entry fits the menus.
 * @param {DeskEntry} entry
 */
function fits(entry) {
  return selects.every(({ name, value }) => {
    if (!value) return true;
    if (name === "topic") return entry.topic === value;
    if (name === "product") return entry.products?.includes(value);
    return value === "due" ? isDue(entry) : Object.values(entry.states ?? {}).includes(value);
  });
}

/** Shows what fits, best first: at once by the words typed, then with what the search knows. */
async function filter() {
  const typed = query.value.trim();
  keepInAddress();
  shown = MOST;
  const meant = typed ? named(entries, typed, root, successors, former) : null;
  const plain = meant ?? holding(entries, typed, settings);
  show(plain.filter(fits));
  list.ariaBusy = String(Boolean(typed && !meant));
  if (!typed || meant) return;
  const keys = await searched(entries, typed, settings);
  if (!keys || query.value.trim() !== typed) return;
  list.ariaBusy = "false";
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const ranked = keys.flatMap((key) => byKey.get(key) ?? []);
  show([...new Set([...ranked, ...plain])].filter(fits));
}

/**
 * Shows these entries; what has the focus keeps it, for the search may answer after the agent has moved on.
 * @param {DeskEntry[]} fitting
 */
function show(fitting) {
  found = fitting;
  const items = fitting.slice(0, shown).map((entry) => {
    const item = rows.get(entry.key) ?? row(entry, settings, isDue(entry));
    rows.set(entry.key, item);
    return item;
  });
  const focused = list.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
  list.replaceChildren(...items);
  if (focused) (list.contains(focused) ? focused : query).focus({ preventScroll: true });
  part(".desk-none").hidden = fitting.length > 0;
  more.hidden = fitting.length <= shown;
  part("[data-count]").textContent = sentence(words.count, { count: fitting.length });
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let keeping;

/** Writes what is asked for into the address a moment later, so that it is there on return and can be sent. */
function keepInAddress() {
  clearTimeout(keeping);
  keeping = setTimeout(() => {
    const asked = new URLSearchParams();
    if (query.value.trim()) asked.set("q", query.value.trim());
    for (const { name, value } of selects) if (value) asked.set(name, value);
    history.replaceState(history.state, "", `${location.pathname}${String(asked) && `?${asked}`}`);
  }, 200);
}

/** Takes what is asked for from the address. */
function takeFromAddress() {
  const asked = new URLSearchParams(location.search);
  query.value = asked.get("q") ?? "";
  for (const select of selects) select.value = asked.get(select.name) ?? "";
  for (const select of selects) if (select.selectedIndex < 0) select.value = "";
}

/** Shows all answers again. */
function clear() {
  query.value = "";
  for (const select of selects) select.value = "";
  filter();
  query.focus();
}

/**
 * The entry and language of an element: those of its column, or of its row.
 * @param {Element} element
 * @returns {[item: HTMLElement, entry: DeskEntry, code: string]}
 */
function whose(element) {
  const item = /** @type {HTMLElement} */ (element.closest(".desk-row"));
  const entry = /** @type {DeskEntry} */ (entries.find(({ key }) => key === item.dataset.key));
  const inside = /** @type {HTMLElement} */ (element.closest("[data-language]"));
  return [item, entry, inside.dataset.language ?? ""];
}

/**
 * Unfolds the whole answer of a row, or folds it.
 * @param {HTMLElement} item
 * @param {boolean} [open] what to do; without it the other of what is
 */
async function unfold(item, open) {
  const title = /** @type {HTMLElement} */ (item.querySelector(".desk-row__title"));
  const whole = /** @type {HTMLElement} */ (item.querySelector(".desk-row__whole"));
  title.focus();
  if (!title.hasAttribute("aria-expanded")) return;
  const opens = open ?? whole.hidden !== false;
  title.setAttribute("aria-expanded", String(opens));
  item.classList.toggle("desk-row--open", opens);
  whole.hidden = !opens;
  if (!opens) return;
  const [, entry] = whose(item);
  const codes = Object.keys(entry.texts);
  try {
    const loaded = await Promise.all(codes.map(feed));
    const replies = Object.fromEntries(codes.map((code, place) => [code, loaded[place].get(entry.key)]));
    fill(item, entry, replies, query.value.trim(), settings);
  } catch {
    say(status, words.failed);
  }
}

/**
 * Copies a text of an answer.
 * @param {string} what link, sms, plain, text or mail
 * @param {Element} element where one clicked or has the focus
 * @param {boolean} [other] in the other language
 */
async function copy(what, element, other = false) {
  const [, entry, here] = whose(element);
  const codes = settings.languages.map(({ code }) => code).filter((code) => entry.texts[code]);
  const code = other ? (codes.find((one) => one !== here) ?? here) : here;
  /** @type {DeskReply | undefined} */
  let reply;
  if (["text", "mail"].includes(what)) {
    try {
      reply = (await feed(code)).get(entry.key);
    } catch {
      // said below
    }
  }
  const taken = copied(what, entry.texts[code] ?? shownText(entry, settings)[1], reply, code, settings);
  if (!taken) return say(status, words.failed);
  const done = taken.html ? copyRich(taken.text, taken.html, words.manual) : copyText(taken.text, words.manual);
  if (await done) say(status, taken.said);
}

/** @type {Record<string, string>} */
const KEYS = { l: "link", s: "sms", a: "plain", t: "text", e: "mail" };

/**
 * The keys inside a row: up and down between answers, letters that copy.
 * @param {KeyboardEvent} event
 */
function inRow(event) {
  const element = /** @type {HTMLElement} */ (event.target);
  const item = /** @type {HTMLElement | null} */ (element.closest(".desk-row"));
  if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
  // On keyboards of other scripts the key with this place counts.
  const letter = event.key > "~" ? event.code.replace(/^Key/, "") : event.key;
  const what = KEYS[letter.toLowerCase()];
  if (what && (item.dataset.kind === "answer" || what === "link")) {
    event.preventDefault();
    copy(what, element, event.shiftKey);
  } else if (event.key === " " && element.matches(".desk-row__title[aria-expanded]")) {
    event.preventDefault();
    unfold(item);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = event.key === "ArrowDown" ? item.nextElementSibling : item.previousElementSibling;
    const title = /** @type {HTMLElement | null | undefined} */ (next?.querySelector(".desk-row__title"));
    if (title) title.focus();
    else if (event.key === "ArrowUp") query.focus();
  }
}

/**
 * The keys of the desk.
 * @param {KeyboardEvent} event
 */
function shortcuts(event) {
  if (event.isComposing) return; // Enter ends the input of a word in Japanese and Chinese
  const element = /** @type {HTMLElement} */ (event.target);
  const first = /** @type {HTMLElement | null} */ (list.querySelector(".desk-row"));
  if (element === query && event.key === "Enter" && first) {
    event.preventDefault();
    unfold(first, true);
  } else if (element === query && event.key === "ArrowDown" && first) {
    event.preventDefault();
    /** @type {HTMLElement} */ (first.querySelector(".desk-row__title")).focus();
  } else if (event.key === "Escape" && desk.contains(element)) {
    if (element === query) clear();
    query.focus();
    query.select();
  } else if (event.key === "/" && !element.closest?.("input, select, textarea")) {
    event.preventDefault();
    query.focus();
    query.select();
  } else {
    inRow(event);
  }
}

/** Loads the list, then in the background what is needed for copying and for the search. */
async function begin() {
  try {
    const response = await fetch(settings.data);
    ({ entries } = await response.json());
  } catch {
    return say(status, words.failed);
  }
  takeFromAddress();
  query.addEventListener("input", filter);
  for (const select of selects) select.addEventListener("change", filter);
  part("[data-clear]").addEventListener("click", clear);
  more.addEventListener("click", () => {
    shown += MOST;
    show(found);
  });
  document.addEventListener("keydown", shortcuts);
  list.addEventListener("click", (event) => {
    const element = /** @type {HTMLElement} */ (event.target);
    const title = element.closest(".desk-row__title[aria-expanded]");
    const button = /** @type {HTMLElement | null} */ (element.closest("[data-copies]"));
    if (title && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      unfold(whose(title)[0]);
    } else if (button) copy(button.dataset.copies ?? "", button);
  });
  part(".desk-filters").hidden = false;
  query.focus({ preventScroll: true });
  await filter();
  for (const { code } of settings.languages) searchOf(code, settings);
  await Promise.allSettled(settings.languages.map(({ code }) => feed(code)));
  if (query.value.trim()) filter();
}

begin();
