// @ts-check
// <help-search>: a search form that answers while one types. Without JavaScript it is the form alone; nothing of
// the search is loaded before the reader touches it.

class HelpSearch extends HTMLElement {
  connectedCallback() {
    this.input = /** @type {HTMLInputElement} */ (this.querySelector("input[type=search]"));
    this.page = document.getElementById("search-results");
    if (this.page && (location.search || this.input.value)) this.wake();
    else for (const type of ["focusin", "pointerdown"]) this.addEventListener(type, this, { once: true });
  }

  handleEvent() {
    this.wake();
  }

  /** Loads the search, once: the index, the worker and the list at the same time. */
  async wake() {
    const { input } = this;
    if (this.awake || !input) return;
    this.awake = true;
    this.dataset.loading = "";
    const settings = loadSettings(/** @type {string} */ (this.dataset.settings));
    const index = settings.then(({ index: address }) => fetch(address));
    index.catch(() => {}); // the first question reports it
    const begun = { worker: new Worker(new URL("./search-worker.js", import.meta.url)), index };
    try {
      if (this.page) (await import("./search-page.js")).startPage(this, input, await settings, begun);
      else (await import("./search-panel.js")).startPanel(this, input, await settings, begun);
    } catch {
      delete this.dataset.loading;
      this.awake = false; // the form works without it; the next touch tries again
      for (const type of ["focusin", "pointerdown", "input"]) this.addEventListener(type, this, { once: true });
    }
  }
}

/**
 * Loads the settings of the search in one language; their addresses become absolute. They are a file that all pages
 * share, so that no page changes with the index.
 * @param {string} address
 * @returns {Promise<SearchSettings>}
 */
export async function loadSettings(address) {
  const url = new URL(address, document.baseURI);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const settings = await response.json();
  const root = new URL("./", url).href;
  return { ...settings, root, index: root + settings.index };
}

customElements.define("help-search", HelpSearch);

/** The slash, where one is not writing, and Ctrl+K lead to the search field. */
addEventListener("keydown", (event) => {
  const input = /** @type {HTMLInputElement | null} */ (document.querySelector("help-search input"));
  if (!input || event.defaultPrevented || event.altKey) return;
  const control = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  const writing = /** @type {Element} */ (event.target).closest?.("input, textarea, select, [contenteditable]");
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !writing;
  if (!control && !slash) return;
  event.preventDefault();
  input.focus();
  input.select();
});
