// @ts-check
// The texts that agents copy for an answer: its link, a text message, the whole answer, an e-mail.

import { plainText } from "./desk-plain.js";
import { inGsm, parts } from "./sms.js";

/**
 * The short answer with the link, as a text message; `plain` is the same without accents where that takes fewer parts.
 * @param {DeskText} text
 * @returns {{ text: string, parts: number, plain: string | null, plainParts: number }}
 */
export function message({ short, link }) {
  const text = `${short.replace(/\u00a0/g, " ")} ${link}`.trim();
  const count = parts(text);
  const plain = inGsm(text);
  const plainParts = plain ? parts(plain) : count;
  return { text, parts: count, plain: plainParts < count ? plain : null, plainParts };
}

/**
 * An e-mail: greeting, the whole answer, closing.
 * @param {DeskReply} reply
 * @param {{ greeting: string, closing: string }} words
 * @returns {{ text: string, html: string }}
 */
export function mail(reply, { greeting, closing }) {
  const text = [greeting, plainText(reply.reply_html), closing].filter(Boolean).join("\n\n");
  const paragraph = (/** @type {string} */ words) => (words ? `<p>${escaped(words).replace(/\n/g, "<br>")}</p>` : "");
  const html = paragraph(greeting) + reply.reply_html + paragraph(closing);
  return { text, html: reply.reply_html.startsWith('<div dir="rtl"') ? `<div dir="rtl">${html}</div>` : html };
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/**
 * The address at which a mistake in an answer is reported: by mail to whoever keeps it right, or as the site has set.
 * @param {DeskEntry} entry
 * @param {DeskText} text
 * @param {string} query what the agent searched for
 * @param {DeskSettings} settings
 */
export function reportAddress(entry, text, query, settings) {
  const subject = settings.words.report_subject.replace("{id}", entry.id).replace("{title}", text.title);
  const body = [text.link, query && `${settings.words.filter} ${query}`].filter(Boolean).join("\n");
  if (entry.report) return mailto(entry.report, subject, body);
  if (!settings.report) return mailto("", `${entry.owner}: ${subject}`, body);
  const filled = settings.report
    .replace(/%7Bsubject%7D/g, encodeURIComponent(subject))
    .replace(/%7Bid%7D/g, encodeURIComponent(entry.id))
    .replace(/%7Btitle%7D/g, encodeURIComponent(text.title))
    .replace(/%7Baddress%7D/g, encodeURIComponent(text.page));
  return filled.startsWith("mailto:") ? `${filled}&body=${encodeURIComponent(body)}` : filled;
}

/**
 * @param {string} address
 * @param {string} subject
 * @param {string} body
 */
function mailto(address, subject, body) {
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
