// @ts-check
// The rows of the desk: each entry of its list as an element, the whole answer in all languages inside.

import { plainText } from "./desk-plain.js";
import { mail, message, reportAddress } from "./desk-texts.js";
import { sentence, unbroken } from "./search-parts.js";

/**
 * A copy of one of the templates on the page.
 * @param {string} name
 */
function fromTemplate(name) {
  const template = /** @type {HTMLTemplateElement} */ (document.querySelector(`[data-template=${name}]`));
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/**
 * The element with a name in a copy of a template.
 * @param {Element} inside
 * @param {string} name
 */
function slot(inside, name) {
  return /** @type {HTMLElement} */ (inside.querySelector(`[data-slot=${name}]`));
}

/**
 * The text of an entry in the desk's own language, or in the first one that it has.
 * @param {DeskEntry} entry
 * @param {DeskSettings} settings
 * @returns {[code: string, text: DeskText]}
 */
export function shownText(entry, { languages }) {
  const code = languages.map((one) => one.code).find((one) => entry.texts[one]) ?? "";
  return [code, entry.texts[code]];
}

/**
 * A row that shows an entry.
 * @param {DeskEntry} entry
 * @param {DeskSettings} settings
 * @param {boolean} isDue whether its review is due today
 */
export function row(entry, settings, isDue) {
  const { words } = settings;
  const [code, text] = shownText(entry, settings);
  const item = fromTemplate("row");
  item.dataset.key = entry.key;
  item.dataset.kind = entry.kind;
  item.dataset.language = code;
  slot(item, "id").textContent = entry.id;
  const { direction } = settings.languages.find((one) => one.code === code) ?? settings.languages[0];
  const { title: question, short } = text.shown ?? text;
  for (const [name, shown] of Object.entries({ title: question, short })) {
    Object.assign(slot(item, name), { lang: code, dir: direction }).replaceChildren(...unbroken(shown));
  }
  slot(item, "topic").textContent = settings.topics[entry.topic] ?? entry.topic;
  slot(item, "kind").textContent = entry.kind === "answer" ? "" : words.kinds[entry.kind];
  slot(item, "owner").textContent = entry.owner ? `${words.owner}: ${entry.owner}` : "";
  slot(item, "reviewed").textContent = entry.reviewed ? `${words.reviewed}: ${entry.reviewed}` : "";
  const named = Object.values(entry.states ?? {}).map((state) => words.states[state] ?? "");
  if (isDue) named.push(words.states.due);
  const marks = [...new Set(named)].filter((name) => name && name !== words.states.current);
  slot(item, "states").replaceChildren(...marks.map(mark));
  const title = /** @type {HTMLAnchorElement} */ (item.querySelector(".desk-row__title"));
  title.href = text.page;
  if (entry.kind === "answer") {
    title.setAttribute("role", "button");
    title.setAttribute("aria-expanded", "false");
  }
  slot(item, "buttons").replaceChildren(...buttons(entry, text, words));
  return item;
}

/** @param {string} name */
function mark(name) {
  return Object.assign(document.createElement("span"), { textContent: name, className: "desk-state" });
}

/**
 * The buttons that copy the texts of an entry in a language.
 * @param {DeskEntry} entry
 * @param {DeskText} text
 * @param {DeskWords} words
 * @param {boolean} [all] also those that are needed less often
 */
function buttons(entry, text, words, all = false) {
  const found = [button("link", words.copy_link)];
  if (entry.kind !== "answer") return found;
  const sms = message(text);
  found.push(button("sms", `${words.copy_sms} (${sms.parts})`));
  if (sms.plain && all) found.push(button("plain", `${words.copy_plain} (${sms.plainParts})`));
  if (all) found.push(button("text", words.copy_text));
  found.push(button("mail", words.copy_mail));
  return found;
}

/**
 * @param {string} what
 * @param {string} label
 */
function button(what, label) {
  const element = fromTemplate("button");
  element.dataset.copies = what;
  /** @type {Element} */ (element.querySelector("span")).textContent = label;
  return element;
}

/**
 * Puts the whole answer into its row, each language in a column.
 * @param {HTMLElement} item
 * @param {DeskEntry} entry
 * @param {Record<string, DeskReply | undefined>} replies by language
 * @param {string} query what the agent searched for
 * @param {DeskSettings} settings
 */
export function fill(item, entry, replies, query, settings) {
  const whole = /** @type {HTMLElement} */ (item.querySelector(".desk-row__whole"));
  const { words } = settings;
  const columns = settings.languages
    .filter(({ code }) => entry.texts[code])
    .map(({ code, name, direction }) => {
      const text = entry.texts[code];
      const column = fromTemplate("column");
      column.dataset.language = code;
      const state = entry.states?.[code] ?? "original";
      slot(column, "language").replaceChildren(name, ...(["outdated", "unrecorded"].includes(state) ? [" ", mark(words.states[state])] : []));
      const { title } = text.shown ?? text;
      Object.assign(slot(column, "title"), { href: text.page, lang: code, dir: direction }).replaceChildren(...unbroken(title));
      slot(column, "link").textContent = text.link.replace(/^https?:\/\//, "");
      slot(column, "buttons").replaceChildren(...buttons(entry, text, words, true));
      const body = slot(column, "text");
      Object.assign(body, { lang: code, dir: direction });
      body.innerHTML = replies[code]?.reply_html ?? "";
      return column;
    });
  whole.replaceChildren(...columns);
  if (entry.note) {
    const note = Object.assign(document.createElement("div"), { className: "desk-note prose", innerHTML: entry.note });
    note.prepend(Object.assign(document.createElement("h2"), { textContent: words.note }));
    whole.prepend(note);
  }
  const href = reportAddress(entry, shownText(entry, settings)[1], query, settings);
  const report = document.createElement("p");
  report.className = "desk-report";
  report.append(Object.assign(document.createElement("a"), { href, textContent: words.report }));
  whole.append(report);
}

/**
 * What a button copies: plain text, and HTML for an e-mail; with what is said about it afterwards.
 * @param {string} what
 * @param {DeskText} text
 * @param {DeskReply | undefined} reply
 * @param {string} code
 * @param {DeskSettings} settings
 * @returns {{ text: string, html?: string, said: string } | null}
 */
export function copied(what, text, reply, code, settings) {
  const { words } = settings;
  if (what === "link") return { text: text.link, said: `${words.link_copied} ${text.link}` };
  if (what === "sms" || what === "plain") {
    const sms = message(text);
    const plain = what === "plain" && sms.plain;
    const count = plain ? sms.plainParts : sms.parts;
    return { text: plain || sms.text, said: sentence(words.sms_copied, { count }) };
  }
  if (!reply) return null;
  if (what === "text") return { text: plainText(reply.reply_html), said: words.text_copied };
  return { ...mail(reply, settings.mail[code]), said: words.mail_copied };
}
