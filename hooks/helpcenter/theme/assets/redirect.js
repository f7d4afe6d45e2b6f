// @ts-check
// On a page that only leads on: go there with the query and the fragment that the reader came with.
// It stands at the end of the page. Without JavaScript the page lists its parts, or a refresh goes on where it has none.
const target = new URL(/** @type {HTMLAnchorElement} */ (document.querySelector("main a")).href);
target.search = location.search;
target.hash = location.hash;
location.replace(target.href);
