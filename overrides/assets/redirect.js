// On a page that only leads on: go there with the query and the fragment that the reader came with.
// A classic, deferred script. Without JavaScript the page's <noscript> refresh does the same, bare.
const target = new URL(document.querySelector("main a").href);
target.search = location.search;
target.hash = location.hash;
location.replace(target);
