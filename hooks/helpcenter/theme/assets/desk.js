// @ts-check
// The desk for support staff: filter as one types, copy a link or a whole answer, all by keyboard.

import { copyText, say } from "./copy.js";
import { ask, start } from "./search-client.js";
import { sentence } from "./search-parts.js";

/** @typedef {WithData<"key" | "words" | "topic" | "products" | "states">} Row an answer */
/** @typedef {{ key: string, reply: string }} Reply an answer as text */

const FROM_SEARCH = 8; // answers that the search may add to those that hold the words typed

const desk = /** @type {WithData<"words" | "index" | "feeds">} */ (document.querySelector(".desk"));
/** @type {Record<string, string>} */
const words = JSON.parse(desk.dataset.words);
const list = /** @type {HTMLElement} */ (desk.querySelector(".desk-rows"));
const rows = /** @type {Row[]} */ ([...list.children]);
const query = /** @type {HTMLInputElement} */ (desk.querySelector("[data-filter=query]"));
const selects = [...desk.querySelectorAll("select")];
const status = /** @type {HTMLElement} */ (desk.querySelector("[data-status]"));
const count = /** @type {HTMLElement} */ (desk.querySelector("[data-count]"));
const none = /** @type {HTMLElement} */ (desk.querySelector(".desk-none"));
const byKey = new Map(rows.map((row) => [row.dataset.key, row]));
const texts = new Map(rows.map((row) => [row, fold(`${row.textContent} ${row.dataset.words} ${row.dataset.key}`)]));

/**
 * The answer in which an element is.
 * @param {Element} element
 */
function rowOf(element) {
  return /** @type {Row} */ (element.closest(".desk-row"));
}

/** Which reviews are due depends on the day on which one looks, so the page cannot say it. */
function markDue() {
  const today = new Date().toLocaleDateString("sv"); // 2026-11-22
  for (const mark of /** @type {NodeListOf<WithData<"due">>} */ (list.querySelectorAll("[data-due]"))) {
    if (mark.dataset.due > today) continue;
    mark.hidden = false;
    rowOf(mark).dataset.states += " due";
  }
}

/**
 * Lower case without accents, so that nobody has to type them.
 * @param {string} text
 */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * True when a row fits the three menus.
 * @param {Row} row
 */
function fits(row) {
  return selects.every(({ name, value }) => {
    if (!value) return true;
    const has = { topic: row.dataset.topic, product: row.dataset.products, state: row.dataset.states }[name];
    return has?.split(" ").includes(value);
  });
}

/** What is typed; a short link is as good as its id. */
function asked() {
  return query.value.trim().replace(/^\S*\/a\/(\d+)\/?$/, "$1");
}

/** Shows the rows that fit, best first; at once by the words typed, then with what the search knows. */
async function filter() {
  const typed = asked();
  const parts = fold(typed).split(/\s+/);
  const plain = rows.filter((row) => parts.every((part) => texts.get(row)?.includes(part)));
  show(plain.filter(fits));
  if (!typed) return;
  const answer = await searched(typed);
  if (!answer || answer.failed !== undefined || asked() !== typed) return;
  const ranked = answer.results.flatMap(({ key }) => byKey.get(key) ?? []);
  const wanted = new Set([...ranked.slice(0, FROM_SEARCH), ...plain]);
  const ordered = ranked.filter((row) => wanted.has(row));
  show([...new Set([...ordered, ...plain])].filter(fits));
}

/**
 * What the site's own search says; nothing where it cannot run.
 * @param {string} typed
 */
async function searched(typed) {
  try {
    start(desk.dataset.index);
    return await ask(typed);
  } catch {
    return null;
  }
}

/**
 * Shows these rows; a button that has the focus keeps it, for the search may answer after the agent has moved on.
 * @param {Row[]} found
 */
function show(found) {
  const focused = list.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
  list.replaceChildren(...found);
  if (focused) (list.contains(focused) ? focused : query).focus({ preventScroll: true });
  none.hidden = found.length > 0;
  count.textContent = sentence(words.count, { count: found.length });
}

/** Shows all answers again. */
function clear() {
  query.value = "";
  for (const select of selects) select.value = "";
  filter();
  query.focus();
}

/** @type {Map<string, Promise<Map<string, string>>>} */
const feeds = new Map();

/**
 * The whole answers of a language as text, by key; asked for once.
 * @param {string} code
 * @returns {Promise<Map<string, string>>}
 */
function feed(code) {
  const loaded = feeds.get(code);
  if (loaded) return loaded;
  const loading = fetch(JSON.parse(desk.dataset.feeds)[code])
    .then((response) => response.json())
    .then(({ answers }) => new Map(answers.map((/** @type {Reply} */ { key, reply }) => [key, reply])));
  loading.catch(() => feeds.delete(code));
  feeds.set(code, loading);
  return loading;
}

/**
 * Copies the link or the text of an answer, as its button says.
 * @param {HTMLElement} button
 */
async function copy(button) {
  const { link, text: code } = button.dataset;
  let text = link ?? "";
  if (code) {
    try {
      text = (await feed(code)).get(rowOf(button).dataset.key) ?? "";
    } catch {
      say(status, words.failed);
      return;
    }
  }
  if (await copyText(text, words.manual)) say(status, link ? `${words.link_copied} ${link}` : words.text_copied);
}

/** @type {Record<string, [rows: number, buttons: number]>} */
const STEPS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

/**
 * From button to button: up and down between answers, left and right inside one.
 * @param {KeyboardEvent} event
 */
function walk(event) {
  const step = STEPS[event.key];
  const button = /** @type {HTMLElement} */ (event.target).closest?.(".desk-row button");
  if (!step || !button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const row = rowOf(button);
  const inside = [...row.querySelectorAll("button")];
  const place = inside.indexOf(/** @type {HTMLButtonElement} */ (button));
  if (step[1]) return void inside[place + step[1]]?.focus();
  const other = step[0] > 0 ? row.nextElementSibling : row.previousElementSibling;
  if (!other) return void (step[0] < 0 && query.focus());
  const there = [...other.querySelectorAll("button")];
  (there[place] ?? there.at(-1))?.focus();
}

/**
 * The keys of the desk.
 * @param {KeyboardEvent} event
 */
function shortcuts(event) {
  if (event.target === query && ["ArrowDown", "Enter"].includes(event.key)) {
    event.preventDefault();
    const own = `[data-language="${document.documentElement.lang}"] button`;
    /** @type {HTMLElement | null} */ (list.firstElementChild?.querySelector(own) ?? list.querySelector("button"))?.focus();
  } else if (event.key === "Escape" && desk.contains(/** @type {Node} */ (event.target))) {
    if (event.target === query) clear();
    else query.focus();
    query.select();
  } else if (event.key === "/" && !/** @type {Element} */ (event.target).closest?.("input, select, textarea")) {
    event.preventDefault();
    query.focus();
    query.select();
  } else {
    walk(event);
  }
}

markDue();
query.addEventListener("input", filter);
for (const select of selects) select.addEventListener("change", filter);
desk.querySelector("[data-clear]")?.addEventListener("click", clear);
document.addEventListener("keydown", shortcuts);
list.addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest("button");
  if (button) copy(button);
});
// The texts are there before the first click: a browser forgets soon that it was clicked.
for (const code of Object.keys(JSON.parse(desk.dataset.feeds))) feed(code);
for (const button of list.querySelectorAll("button")) button.hidden = false;
/** @type {HTMLElement} */ (desk.querySelector(".desk-filters")).hidden = false;
start(desk.dataset.index);
