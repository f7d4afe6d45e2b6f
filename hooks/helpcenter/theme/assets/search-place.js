// @ts-check
// What the search page keeps for those who leave it and come back: the query in its address, and the place in the list.

const PLACE = "searchPlace";

/**
 * Puts a query into the page's address.
 * @param {string} query
 */
export function remember(query) {
  const address = new URL(location.href);
  if (query.trim()) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  replace(history.state, address);
}

/** Notes the place in the list whenever the reader leaves. */
export function keepPlace() {
  history.scrollRestoration = "manual"; // the browser would scroll before there are results
  addEventListener("pagehide", () => replace({ ...history.state, [PLACE]: scrollY }, location));
}

/** Goes back to the place that was noted. */
export function restorePlace() {
  const place = history.state?.[PLACE];
  if (typeof place === "number" && place > 0) scrollTo({ top: place, behavior: "instant" });
}

/**
 * Has the language menu lead to the same query.
 * @param {string} query
 */
export function linkLanguages(query) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".header a[hreflang]"))) {
    const address = new URL(link.href);
    if (query.trim()) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    link.href = address.href;
  }
}

/**
 * @param {unknown} state
 * @param {URL | Location} address
 */
function replace(state, address) {
  try {
    history.replaceState(state, "", address.href);
  } catch {
    // A browser that is asked too often refuses for a while: the address then lags behind.
  }
}
