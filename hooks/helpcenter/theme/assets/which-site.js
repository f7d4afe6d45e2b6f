// @ts-check
// <which-site>: paste what the address bar says, learn whose address it is and where to sign in. Nothing that is
// typed leaves the page, and it goes into the page as text only.

import { element, sentence } from "./search-parts.js";
import { judge } from "./site-address.js";
import { readable } from "./look-alike.js";

const LEVELS = ["good", "note", "bad"];

/** How a host imitates one of ours on purpose: whoever sees it had better leave. */
const IMITATES = ["before", "letters", "ending", "near", "inside", "behind"];

/** @param {string | undefined} reason */
const imitates = (reason) => IMITATES.includes(reason ?? "");

/** Where there is nothing to warn of. */
const HARMLESS = ["empty", "nothing", "help", "shared", "several"];

/**
 * How a verdict is shown: one of LEVELS.
 * @param {Verdict} found
 */
function levelOf({ kind, reason, insecure, odd }) {
  if (kind === "site" && !insecure && !odd) return "good";
  return imitates(reason) || reason === "under" ? "bad" : "note";
}

/**
 * The end of a host tells whose it is, so of a long one the end is shown.
 * @param {string} host
 */
const shortened = (host) => (host.length > 90 ? `…${host.slice(-90)}` : host);

class WhichSite extends HTMLElement {
  connectedCallback() {
    /** @type {WhichSiteSettings} */
    this.settings = JSON.parse(/** @type {string} */ (this.dataset.settings));
    this.verdict = /** @type {Element} */ (this.querySelector(".which-site__verdict"));
    this.next = /** @type {Element} */ (this.querySelector(".which-site__next"));
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    this.input = input;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.tell(judge(input.value, this.settings.facts));
    });
    input.addEventListener("input", (event) => {
      const { inputType } = /** @type {InputEvent} */ (event);
      if (inputType === "insertFromPaste" || inputType === "insertFromDrop") form.requestSubmit();
      else this.clear();
    });
    form.hidden = false;
    this.tellWhereFrom();
  }

  /** A reader who comes from one of the sites is told so without asking. */
  tellWhereFrom() {
    const from = document.referrer && judge(document.referrer, this.settings.facts);
    if (from && from.kind === "site") this.tell(from, this.settings.words.came_from, false);
  }

  clear() {
    this.verdict?.replaceChildren();
    this.next?.replaceChildren();
    this.input?.removeAttribute("aria-invalid");
  }

  /**
   * Shows a verdict, under its own title or another; `asked`: the reader wants to see it now.
   * @param {Verdict} found
   * @param {string | undefined} title
   */
  tell(found, title = this.titleOf(found), asked = true) {
    const level = levelOf(found);
    const lines = this.linesOf(found);
    if (found.host && found.kind !== "site" && !lines.join("").includes("{host}")) lines.unshift("{host}");
    const text = element("div", "which-site__text", ...lines.map((line) => element("p", "", ...this.filled(line, found))));
    if (title) text.prepend(element("p", "which-site__title", ...this.filled(title, found)));
    const box = element("div", `which-site__box which-site__box--${level}`, this.icon(level), text);
    this.verdict?.replaceChildren(box);
    const quiet = ["empty", "nothing"].includes(found.kind);
    if (quiet || found.kind === "broken") this.input?.setAttribute("aria-invalid", "true");
    else this.input?.removeAttribute("aria-invalid");
    const warns = level !== "good" && !HARMLESS.includes(found.kind);
    this.next?.replaceChildren(...(quiet ? [] : this.waysTo(found)), ...(warns ? this.report(found) : []));
    if (asked) this.verdict?.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {Verdict} found
   * @returns {string | undefined}
   */
  titleOf({ kind, reason, owner, mail }) {
    const { titles } = this.settings.words;
    return titles[reason ?? ""] ?? titles[owner ?? ""] ?? titles[mail ? "foreign_mail" : kind];
  }

  /**
   * The sentences of a verdict, the most telling first.
   * @param {Verdict} found
   * @returns {string[]}
   */
  linesOf({ kind, reason, owner, insecure, odd, several, mail }) {
    const { texts } = this.settings.words;
    if (insecure || odd) return [insecure ? texts.insecure : texts.odd];
    if (!["foreign", "mention"].includes(kind)) return [texts[owner || kind]];
    const advice = imitates(reason) ? "imitates" : "foreign";
    const lines = [reason && texts[reason], texts[mail ? "foreign_mail" : advice], several && texts.one_of_several];
    return lines.flatMap((line) => line || []);
  }

  /**
   * A sentence in pieces, its hosts as code.
   * @param {string} text
   * @param {Verdict} found
   * @returns {(Node | string)[]}
   */
  filled(text, { site, host, like, reason, whose, emails = [] }) {
    const { names, sign_in: targets } = this.settings;
    const end = reason === "under" ? like?.replace(/^www\./, "") : like;
    /** @type {Record<string, (string | undefined)[]>} */
    const hosts = { host: [host], like: [end], emails, addresses: Object.values(targets) };
    const pieces = text.split(/\{(\w+)\}/).map((piece, at) => {
      if (at % 2 === 0) return [piece];
      const shown = (hosts[piece] ?? []).flatMap((one) => (one ? this.shownHost(one) : []));
      if (shown.length) return shown.flatMap((one, number) => (number ? [", ", one] : [one]));
      return [{ site: names[site ?? ""], whose }[piece] ?? ""];
    });
    return pieces.flat();
  }

  /**
   * A host as it looks and, where that differs, as it really is.
   * @param {string} host
   */
  shownHost(host) {
    const drawn = element("code", "", shortened(readable(host)));
    drawn.dir = "ltr";
    return readable(host) === host ? drawn : element("span", "", drawn, ` (${shortened(host)})`);
  }

  /**
   * The icon of a level, from the page's template.
   * @param {string} level
   */
  icon(level) {
    return /** @type {HTMLTemplateElement} */ (this.querySelector("template")).content.children[LEVELS.indexOf(level)].cloneNode(true);
  }

  /**
   * The sign-in buttons: first that of the site which the address is of, or pretends to be of.
   * @param {Verdict} found
   */
  waysTo({ site, like }) {
    const { facts, names, sign_in: targets, words } = this.settings;
    const first = site ?? (like && judge(like, facts).site);
    const keys = [...new Set([...(first ? [first] : []), ...Object.keys(names)])];
    /** @param {string} key */
    const button = (key) => {
      const link = element("a", `button${key === first ? "" : " button--quiet"}`, sentence(words.sign_in, { site: names[key] }));
      link.href = targets[key];
      return element("li", "", link);
    };
    return [element("p", "", words.ways), element("ul", "ways", ...keys.map(button))];
  }

  /**
   * That nobody may have the password, and how to report an address that is not ours.
   * @param {Verdict} found
   */
  report({ kind, reason }) {
    const { words, contact } = this.settings;
    const never = element("p", "which-site__never", words.never);
    if (!["foreign", "mention"].includes(kind)) return [never];
    const telephone = element("a", "", contact.telephone);
    telephone.href = contact.telephone_href;
    telephone.dir = "ltr";
    const mail = element("a", "", contact.email);
    mail.dir = "ltr";
    mail.href = `${contact.email_href}?subject=${encodeURIComponent(words.report_subject)}`;
    const asks = element("p", "", imitates(reason) ? words.report : words.report_if);
    return [asks, never, element("p", "which-site__report", telephone, " ", mail)];
  }
}

customElements.define("which-site", WhichSite);
