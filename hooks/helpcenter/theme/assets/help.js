// What the pages gain by JavaScript. Every page works without it.

import { startCopyButton } from "./copy.js";
import "./help-search.js";

const device = matchMedia("(prefers-color-scheme: dark)");

/** The scheme that is shown now. */
function shownScheme() {
  return document.documentElement.dataset.scheme ?? deviceScheme();
}

function deviceScheme() {
  return device.matches ? "dark" : "light";
}

/** Shows a scheme and remembers it; what the device does anyway is not kept, so that it leads again. */
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

function startSchemeButton(button) {
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

/** A menu made of <details> closes by Escape and by a click or focus elsewhere. */
function startMenu(menu) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  for (const type of ["click", "focusin"]) {
    document.addEventListener(type, (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }
}

/** What scrolls sideways can be reached and scrolled by keyboard. */
function startScrollers(scrollers) {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const scroller of scrollers) observer.observe(scroller);
}

/** The twin of a page opens at the same place: the same step of a guide, the same heading. */
function startTwinLinks(links) {
  const follow = () => {
    for (const link of links) link.hash = location.hash;
  };
  addEventListener("hashchange", follow);
  follow();
}

/** A document says that it has expired from the day after its last day on, by the reader's calendar. */
function markExpired(line) {
  line.querySelector("strong").hidden = new Date() <= new Date(`${line.dataset.until}T23:59:59.999`);
}

document.querySelectorAll("[data-scheme-button]").forEach(startSchemeButton);
document.querySelectorAll("details.menu").forEach(startMenu);
startScrollers(document.querySelectorAll(".prose table, .prose pre"));
document.querySelectorAll("[data-copy]").forEach(startCopyButton);
document.querySelectorAll("[data-until]").forEach(markExpired);
startTwinLinks(document.querySelectorAll("a[data-twin]"));
for (const section of document.querySelectorAll("[data-votes]")) {
  import("./vote.js").then((module) => module.startVotes(section));
}
if (document.querySelector(".tabbed-set, .prose details")) {
  import("./reveal.js").then((module) => module.startReveal());
}
