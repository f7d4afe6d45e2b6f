// @ts-check
// Before the first paint: the reader's own colour scheme, where one was chosen (see help.js), and a query.
// It stands inside the page: a file would have to be fetched first.
window.helpScheme = {
  key: "help-scheme",

  /** Shows "light" or "dark"; null follows the device. */
  apply(scheme) {
    const root = document.documentElement;
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
  },
};

// Whether the page is about to show what the search finds: its place is kept then (see help.css).
if (new URLSearchParams(location.search).get("q")?.trim()) document.documentElement.dataset.query = "";

try {
  window.helpScheme.apply(localStorage.getItem(window.helpScheme.key));
} catch {
  // Storage is switched off: the device decides.
}
