// The desk for support staff: filter as one types, copy a link or a whole answer, all by keyboard.

import { copyText, say } from "./copy.js";
import { ask, start } from "./search-client.js";

const FROM_SEARCH = 8; // answers that the search may add to those that hold the words typed

const desk = document.querySelector(".desk");
const words = JSON.parse(desk.dataset.words);
const list = desk.querySelector(".desk-rows");
const rows = [...list.children];
const query = desk.querySelector("[data-filter=query]");
const selects = [...desk.querySelectorAll("select")];
const status = desk.querySelector("[data-status]");
const count = desk.querySelector("[data-count]");
const none = desk.querySelector(".desk-none");
const byKey = new Map(rows.map((row) => [row.dataset.key, row]));
const texts = new Map(rows.map((row) => [row, fold(`${row.textContent} ${row.dataset.words} ${row.dataset.key}`)]));

/** Which reviews are due depends on the day on which one looks, so the page cannot say it. */
function markDue() {
  const today = new Date().toLocaleDateString("sv"); // 2026-11-22
  for (const mark of list.querySelectorAll("[data-due]")) {
    if (mark.dataset.due > today) continue;
    mark.hidden = false;
    mark.closest(".desk-row").dataset.states += " due";
  }
}

/** Lower case without accents, so that nobody has to type them. */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** True when a row fits the three menus. */
function fits(row) {
  return selects.every(({ name, value }) => {
    if (!value) return true;
    const has = { topic: row.dataset.topic, product: row.dataset.products, state: row.dataset.states }[name];
    return has.split(" ").includes(value);
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
  const plain = rows.filter((row) => parts.every((part) => texts.get(row).includes(part)));
  show(plain.filter(fits));
  if (!typed) return;
  const answer = await searched(typed);
  if (!answer?.results || asked() !== typed) return;
  const ranked = answer.results.map(({ key }) => byKey.get(key)).filter(Boolean);
  const wanted = new Set([...ranked.slice(0, FROM_SEARCH), ...plain]);
  const ordered = ranked.filter((row) => wanted.has(row));
  show([...new Set([...ordered, ...plain])].filter(fits));
}

/** What the site's own search says; nothing where it cannot run. */
async function searched(typed) {
  try {
    start(desk.dataset.index);
    return await ask(typed);
  } catch {
    return null;
  }
}

/** Shows these rows; a button that has the focus keeps it, for the search may answer after the agent has moved on. */
function show(found) {
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  list.replaceChildren(...found);
  if (focused) (list.contains(focused) ? focused : query).focus({ preventScroll: true });
  none.hidden = found.length > 0;
  count.textContent = words.count.replace("{count}", found.length);
}

function clear() {
  query.value = "";
  for (const select of selects) select.value = "";
  filter();
  query.focus();
}

/** The whole answers of a language as text, by key; asked for once. */
const feeds = new Map();
function feed(code) {
  if (!feeds.has(code)) {
    const loading = fetch(JSON.parse(desk.dataset.feeds)[code])
      .then((response) => response.json())
      .then(({ answers }) => new Map(answers.map(({ key, reply }) => [key, reply])));
    loading.catch(() => feeds.delete(code));
    feeds.set(code, loading);
  }
  return feeds.get(code);
}

async function copy(button) {
  const { link, text: code } = button.dataset;
  let text = link;
  if (code) {
    try {
      text = (await feed(code)).get(button.closest(".desk-row").dataset.key);
    } catch {
      say(status, words.failed);
      return;
    }
  }
  if (await copyText(text, words.manual)) say(status, link ? `${words.link_copied} ${link}` : words.text_copied);
}

const STEPS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

/** From button to button: up and down between answers, left and right inside one. */
function walk(event) {
  const step = STEPS[event.key];
  const button = event.target.closest?.(".desk-row button");
  if (!step || !button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const row = button.closest(".desk-row");
  const inside = [...row.querySelectorAll("button")];
  const place = inside.indexOf(button);
  if (step[1]) return void inside[place + step[1]]?.focus();
  const other = step[0] > 0 ? row.nextElementSibling : row.previousElementSibling;
  if (!other) return void (step[0] < 0 && query.focus());
  const there = [...other.querySelectorAll("button")];
  (there[place] ?? there.at(-1))?.focus();
}

function shortcuts(event) {
  if (event.target === query && ["ArrowDown", "Enter"].includes(event.key)) {
    event.preventDefault();
    const own = list.firstElementChild?.querySelector(`[data-language="${document.documentElement.lang}"] button`);
    (own ?? list.querySelector("button"))?.focus();
  } else if (event.key === "Escape" && desk.contains(event.target)) {
    if (event.target === query) clear();
    else query.focus();
    query.select();
  } else if (event.key === "/" && !event.target.closest?.("input, select, textarea")) {
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
desk.querySelector("[data-clear]").addEventListener("click", clear);
document.addEventListener("keydown", shortcuts);
list.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) copy(button);
});
// The texts are there before the first click: a browser forgets soon that it was clicked.
for (const code of Object.keys(JSON.parse(desk.dataset.feeds))) feed(code);
for (const button of list.querySelectorAll("button")) button.hidden = false;
desk.querySelector(".desk-filters").hidden = false;
start(desk.dataset.index);
