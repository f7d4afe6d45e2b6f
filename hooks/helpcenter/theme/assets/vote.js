// @ts-check
// "Did it help?" on sites that set an address for votes: which answer, its language, yes or no. Nothing else is
// sent, nothing before the reader chooses, nothing by those who ask not to be tracked.

import { refused, sendLine } from "./beacon.js";

/**
 * Sends the first choice of a reader who opens "yes" or "no"; one vote a page.
 * @param {WithData<"id" | "votes">} section
 */
export function startVotes(section) {
  /** @param {MouseEvent} event */
  const vote = (event) => {
    const clicked = /** @type {Element} */ (event.target);
    const chosen = /** @type {WithData<"helped"> | null} */ (clicked.closest("[data-helped]"));
    if (!chosen || /** @type {HTMLDetailsElement} */ (chosen.parentElement).open) return;
    section.removeEventListener("click", vote);
    if (refused()) return;
    const body = new URLSearchParams({
      id: section.dataset.id,
      language: document.documentElement.lang,
      helped: chosen.dataset.helped,
    });
    fetch(section.dataset.votes, {
      method: "POST",
      body,
      mode: "no-cors",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      keepalive: true,
    }).catch(() => {});
  };
  section.addEventListener("click", vote);
}

/**
 * Sends a vote to the log of the site: yes at once; no with its reason, or without one when the reader leaves.
 * @param {WithData<"log" | "answer" | "fingerprint">} section
 */
export function startLog(section) {
  const { log, answer, fingerprint } = section.dataset;
  let chosen = "";
  /** @param {string} reason */
  const send = (reason) => {
    if (chosen) sendLine(log, { kind: "vote", id: answer, fingerprint, helped: chosen, reason }, `vote ${location.pathname}`);
    chosen = "";
  };
  section.addEventListener("click", ({ target }) => {
    const clicked = /** @type {Element} */ (target);
    const vote = /** @type {WithData<"helped"> | null} */ (clicked.closest("[data-helped]"));
    const reason = /** @type {WithData<"reason"> | null} */ (clicked.closest("[data-reason]"));
    if (vote && !(/** @type {HTMLDetailsElement} */ (vote.parentElement).open)) {
      chosen = vote.dataset.helped;
      if (chosen === "yes") send("");
    } else if (reason) {
      reason.setAttribute("aria-pressed", "true");
      for (const button of section.querySelectorAll("[data-reason]")) button.toggleAttribute("disabled", true);
      send(reason.dataset.reason);
    }
  });
  addEventListener("pagehide", () => send(""));
  /** @type {HTMLElement} */ (section.querySelector(".helped__reasons")).hidden = false;
}
