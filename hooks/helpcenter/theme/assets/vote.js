// @ts-check
// "Did it help?" on sites that set an address for votes: which answer, its language, yes or no. Nothing else is
// sent, nothing before the reader chooses, nothing by those who ask not to be tracked.

/** True where the reader's browser says "Do Not Track" or "Global Privacy Control". */
function refused() {
  return navigator.globalPrivacyControl === true || ["1", "yes"].includes(String(navigator.doNotTrack ?? window.doNotTrack));
}

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
