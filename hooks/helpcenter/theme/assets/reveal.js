// @ts-check
// What is in a tab or in a closed box is shown when a link leads to it, and everything is shown on paper.

/**
 * Opens the tabs and boxes around an element.
 * @param {Element} element
 */
function open(element) {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
    const choice = around.classList.contains("tabbed-block") && around.previousElementSibling?.previousElementSibling;
    if (choice instanceof HTMLInputElement) choice.checked = true;
  }
}

/**
 * Opens what hides the target of an address's last part; whether something was hidden.
 * @param {string} hash
 */
function reveal(hash) {
  let id = hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // Not an encoded name: it is what it says.
  }
  const target = id ? document.getElementById(id) : null;
  if (target instanceof HTMLInputElement && target.matches(".tabbed-set > input")) target.checked = true;
  if (!target?.closest(".prose") || target.checkVisibility?.()) return false;
  open(target);
  return true;
}

/** Opens the target of the page's own address; going there once more scrolls, and moves where the Tab key goes on. */
function revealAddress() {
  if (reveal(location.hash)) location.replace(location.hash);
}

export function startReveal() {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(link instanceof HTMLAnchorElement) || !link.hash) return;
    if (link.href.split("#")[0] === location.href.split("#")[0]) reveal(link.hash);
  });
  addEventListener("hashchange", revealAddress);
  revealAddress();
  startPrint();
}

/** On paper closed boxes are open; browsers that style their content do without this. */
function startPrint() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details")].filter((box) => !box.open && box.closest(".prose"));
    for (const box of opened) box.open = true;
  });
  addEventListener("afterprint", () => {
    for (const box of opened) box.open = false;
  });
}
