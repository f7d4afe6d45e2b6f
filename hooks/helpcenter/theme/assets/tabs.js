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

export function startTabs() {
  /** @type {NodeListOf<HTMLInputElement>} */
  const choices = document.querySelectorAll(".tabbed-set > input");
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      choose(choices, nameOf(choice), choice);
      try {
        sessionStorage.setItem(KEY, nameOf(choice));
      } catch {
        // Storage is switched off: the choice lasts for this page.
      }
    });
  }
  try {
    choose(choices, sessionStorage.getItem(KEY) ?? "");
  } catch {
    // Nothing was stored.
  }
}
