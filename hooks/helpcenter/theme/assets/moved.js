// @ts-check
// An address with # whose text is on another page now goes on there; without JavaScript a link is shown.

function goOn() {
  const link = document.querySelector(".moved:target a");
  if (link instanceof HTMLAnchorElement) location.replace(link.href);
}

export function startMoved() {
  addEventListener("hashchange", goOn);
  goOn();
}
