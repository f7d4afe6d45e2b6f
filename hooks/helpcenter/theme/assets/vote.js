// @ts-check
// "Did it help?" on sites that set an address for votes: which answer, its language, yes or no. Nothing else is
// sent, nothing before the reader chooses, nothing by those who ask not to be tracked.

import { refused, sendLine } from "./beacon.js";

/**
 * Sends a vote; nobody waits for it.
 * @param {Vote} section
 * @param {string} helped
 */
function send(section, helped) {
  const body = new URLSearchParams({ id: section.dataset.id, language: document.documentElement.lang, helped });
  fetch(section.dataset.votes, {
    method: "POST",
    body,
    mode: "no-cors",
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    keepalive: true,
  }).catch(() => {});
}

/**
 * Starts the votes of a section; a button pressed while this file was still under way counts.
 * @param {Vote} section
 * @param {HTMLButtonElement | null | undefined} pressed
 */
export function startVote(section, pressed) {
  startVotes(section);
  if (section.dataset.log) startLog(section);
  pressed?.click();
}

/**
 * Lets readers choose "yes" or "no", as often as they like, and sends the first choice; one vote a page.
 * @param {Vote} section
 */
function startVotes(section) {
  const thanks = /** @type {WithData<"thanks">} */ (section.querySelector("[data-thanks]"));
  /** @type {NodeListOf<WithData<"helped">>} */
  const buttons = section.querySelectorAll("[data-helped]");
  let voted = refused();

  /** @param {WithData<"helped">} button */
  const choose = (button) => {
    const chosen = button.dataset.helped;
    for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
    section.querySelector("[aria-expanded]")?.setAttribute("aria-expanded", String(chosen === "no"));
    thanks.textContent = chosen === "yes" ? thanks.dataset.thanks : "";
    if (!voted && section.dataset.votes) send(section, chosen);
    voted = true;
  };
  for (const button of buttons) button.addEventListener("click", () => choose(button));
}

/**
 * Sends a vote to the log of the site: yes at once; no with its reason, or without one when the reader leaves.
 * @param {Vote} section
 */
function startLog(section) {
  const { log, id, fingerprint } = section.dataset;
  let chosen = "";
  /** @param {string} reason */
  const send = (reason) => {
    if (chosen) sendLine(log, { kind: "vote", id, fingerprint, helped: chosen, reason }, `vote ${location.pathname}`);
    chosen = "";
  };
  for (const button of /** @type {NodeListOf<WithData<"helped">>} */ (section.querySelectorAll("[data-helped]"))) {
    button.addEventListener("click", () => {
      chosen = button.dataset.helped;
      if (chosen === "yes") send("");
    });
  }
  /** @type {NodeListOf<WithData<"reason", HTMLButtonElement>>} */
  const reasons = section.querySelectorAll("[data-reason]");
  for (const button of reasons) {
    button.addEventListener("click", () => {
      for (const one of reasons) one.setAttribute("aria-pressed", String(one === button));
      send(button.dataset.reason);
    });
  }
  addEventListener("pagehide", () => send(""));
}
