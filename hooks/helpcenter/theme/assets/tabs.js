// @ts-check
// Tabs of the same name go together: who chooses one reads the same of all sets, and on the next page too.

const KEY = "help-tab";

/**
 * The name of a tab, in letters that are compared.
 * @param {HTMLInputElement} choice
 */
function nameOf(choice) {
  return choice.nextElementSibling?.textContent?.trim().toLowerCase() ?? "";
}

/**
 * Chooses the tab of that name in each set that has one; the place that the reader looks at stays where it is.
 * @param {NodeListOf<HTMLInputElement>} choices
 * @param {string} name
 * @param {HTMLInputElement} [chosen]
 */
function choose(choices, name, chosen) {
  const top = chosen?.getBoundingClientRect().top ?? 0;
  for (const choice of choices) {
    if (choice.name !== chosen?.name && nameOf(choice) === name) choice.checked = true;
  }
  if (chosen) scrollBy({ top: chosen.getBoundingClientRect().top - top, behavior: "instant" });
}

/**
 * Keeps the name for the pages of this visit.
 * @param {string} name
 */
function remember(name) {
  try {
    sessionStorage.setItem(KEY, name);
  } catch {
    // Storage is switched off: the choice lasts for this page.
  }
}

/** The name chosen on a page before, or an empty text. */
function remembered() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** Listens to the choices; a tab chosen while this file was still under way counts for all sets too. */
export function startTabs() {
  /** @type {NodeListOf<HTMLInputElement>} */
  const choices = document.querySelectorAll(".tabbed-set > input");
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      choose(choices, nameOf(choice), choice);
      remember(nameOf(choice));
    });
  }
  const early = [...choices].find((choice) => choice.checked && !choice.defaultChecked);
  if (early) remember(nameOf(early));
  choose(choices, early ? nameOf(early) : remembered(), early);
}
