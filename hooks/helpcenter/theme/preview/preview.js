// @ts-check
// On the site of `helpcenter serve` only: reloads the page when what it shows has changed, and shows its problems
// above it. Hidden tabs ask for nothing; they catch up when they are looked at again.

const CHANGES = "/~preview/changes";
const BAR = "/~preview/bar";

class Preview extends HTMLElement {
  /** @type {EventSource | null} */
  source = null;

  connectedCallback() {
    document.addEventListener("visibilitychange", () => this.listen());
    window.addEventListener("pageshow", () => this.listen());
    window.addEventListener("pagehide", () => this.close());
    this.mark();
    this.listen();
  }

  /** Listens while the page can be seen. */
  listen() {
    if (document.visibilityState === "hidden") this.close();
    else if (!this.source) {
      this.source = new EventSource(CHANGES);
      this.source.addEventListener("message", (event) => this.follow(event.data));
    }
  }

  close() {
    this.source?.close();
    this.source = null;
  }

  /** @param {string} token what is shown by now, and what has been checked */
  follow(token) {
    const [shown, checked] = token.split(" ");
    if (shown !== this.dataset.shown) this.reload();
    else if (checked !== this.dataset.checked) {
      this.dataset.checked = checked;
      if (document.querySelector("[data-all-problems]")) this.reload();
      else this.refresh();
    }
  }

  reload() {
    this.close();
    location.reload();
  }

  /** Shows the problems that are known by now. */
  async refresh() {
    const response = await fetch(`${BAR}?path=${encodeURIComponent(location.pathname)}`).catch(() => null);
    if (!response?.ok) return;
    const made = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = made.querySelector("[role=status]");
    const old = this.querySelector("[role=status]");
    if (fresh && old && fresh.innerHTML !== old.innerHTML) old.replaceChildren(...fresh.childNodes);
    this.mark();
  }

  /** Marks the tab of a page that has problems: its bar may be out of sight. */
  mark() {
    const wrong = this.querySelector(".preview__problems") !== null;
    document.title = (wrong ? "⚠ " : "") + document.title.replace(/^⚠ /, "");
  }
}

customElements.define("help-preview", Preview);
