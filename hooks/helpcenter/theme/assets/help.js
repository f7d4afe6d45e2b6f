// @ts-check
// What the pages gain by JavaScript. Every page works without it.

import { copyText, say, startCopyButton } from "./copy.js";
import "./help-search.js";

const device = matchMedia("(prefers-color-scheme: dark)");

/**
 * The scheme that is shown now.
 * @returns {string}
 */
function shownScheme() {
  return document.documentElement.dataset.scheme ?? deviceScheme();
}

function deviceScheme() {
  return device.matches ? "dark" : "light";
}

/**
 * Shows a scheme and remembers it; what the device does anyway is not kept, so that it leads again.
 * @param {string} scheme
 */
function chooseScheme(scheme) {
  const own = scheme === deviceScheme() ? null : scheme;
  window.helpScheme.apply(own);
  try {
    if (own) localStorage.setItem(window.helpScheme.key, own);
    else localStorage.removeItem(window.helpScheme.key);
  } catch {
    // Storage is switched off: the choice lasts for this page.
  }
}

/**
 * Lets a button change between light and dark.
 * @param {HTMLElement} button
 */
function startSchemeButton(button) {
  /** @type {NodeListOf<HTMLMetaElement>} */
  const themeColors = document.querySelectorAll("meta[name=theme-color]");

  const show = () => {
    button.setAttribute("aria-pressed", String(shownScheme() === "dark"));
    const ground = getComputedStyle(document.body).backgroundColor;
    for (const meta of themeColors) meta.content = ground;
  };
  button.addEventListener("click", () => {
    chooseScheme(shownScheme() === "dark" ? "light" : "dark");
    show();
  });
  device.addEventListener("change", show);
  show();
  button.hidden = false;
}

/**
 * A menu made of <details> closes by Escape and by a click or focus elsewhere.
 * @param {HTMLDetailsElement} menu
 */
function startMenu(menu) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  for (const type of ["click", "focusin"]) {
    document.addEventListener(type, (event) => {
      if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
    });
  }
}

/**
 * What scrolls sideways can be reached and scrolled by keyboard.
 * @param {NodeListOf<HTMLElement>} scrollers
 */
function startScrollers(scrollers) {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) /** @type {HTMLElement} */ (target).tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const scroller of scrollers) observer.observe(scroller);
}

/**
 * The twin of a page opens at the same place: the same step of a guide, the same heading.
 * @param {NodeListOf<HTMLAnchorElement>} links
 */
function startTwinLinks(links) {
  const follow = () => {
    for (const link of links) link.hash = location.hash;
  };
  addEventListener("hashchange", follow);
  follow();
}

/**
 * A document says that it has expired from the day after its last day on, by the reader's calendar.
 * @param {WithData<"until">} line
 */
function markExpired(line) {
  const mark = /** @type {HTMLElement} */ (line.querySelector("strong"));
  mark.hidden = new Date() <= new Date(`${line.dataset.until}T23:59:59.999`);
}

/**
 * Notes the button that is pressed in an element whose script is still under way; asked for it, it stops noting.
 * @param {HTMLElement} section
 * @returns {() => HTMLButtonElement | null | undefined}
 */
function firstPress(section) {
  /** @type {HTMLButtonElement | null | undefined} */
  let pressed;
  /** @param {Event} event */
  const note = ({ target }) => (pressed ??= /** @type {Element} */ (target).closest("button"));
  section.addEventListener("click", note);
  return () => {
    section.removeEventListener("click", note);
    return pressed;
  };
}

/** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-scheme-button]")).forEach(startSchemeButton);
/** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.menu")).forEach(startMenu);
startScrollers(document.querySelectorAll(".prose table, .prose pre"));
/** @type {NodeListOf<WithData<"copy" | "manual" | "copied">>} */ (document.querySelectorAll("[data-copy]")).forEach(startCopyButton);
/** @type {NodeListOf<WithData<"until">>} */ (document.querySelectorAll("[data-until]")).forEach(markExpired);
startTwinLinks(document.querySelectorAll("a[data-twin]"));
for (const section of /** @type {NodeListOf<Vote>} */ (document.querySelectorAll("[data-votes]"))) {
  const pressed = firstPress(section);
  import("./vote.js").then((module) => module.startVote(section, pressed()));
}
if (document.querySelector(".tabbed-set, .prose details, .copy-code")) {
  import("./constructs.js").then((module) => module.startConstructs({ copyText, say }));
}
if (document.querySelector(".moved")) {
  import("./moved.js").then((module) => module.startMoved());
}
