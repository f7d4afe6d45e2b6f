// @ts-check
// "Copy link": puts a text on the clipboard, also where the clipboard API is missing or forbidden.

const SHOWN_FOR = 4000;

/**
 * Puts a text on the clipboard, or shows it ready to be copied by hand; true when it is on the clipboard.
 * @param {string} text
 * @param {string} manual what the reader is asked to do by hand
 * @returns {Promise<boolean>}
 */
export async function copyText(text, manual) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (copiedBySelection(text)) return true;
    prompt(manual, text);
    return false;
  }
}

/**
 * Puts a text on the clipboard with its HTML, which programs for e-mail take; true when it is on the clipboard.
 * @param {string} text
 * @param {string} html
 * @param {string} manual what the reader is asked to do by hand
 * @returns {Promise<boolean>}
 */
export async function copyRich(text, html, manual) {
  try {
    const forms = Object.entries({ "text/plain": text, "text/html": html });
    const item = new ClipboardItem(Object.fromEntries(forms.map(([type, form]) => [type, new Blob([form], { type })])));
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return copyText(text, manual);
  }
}

/**
 * The way from before the clipboard API: select a text and let the browser copy it.
 * @param {string} text
 */
function copiedBySelection(text) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  Object.assign(field.style, { position: "fixed", insetBlockStart: "0", opacity: "0" });
  document.body.append(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    // Forbidden here: the reader is shown the text instead.
  }
  field.remove();
  before?.focus({ preventScroll: true });
  return done;
}

/** @type {WeakMap<Element, ReturnType<typeof setTimeout>>} */
const timers = new WeakMap();

/**
 * Shows a text in a live region for a while; the same text twice is spoken twice.
 * @param {Element} region
 * @param {string} text
 */
export function say(region, text) {
  clearTimeout(timers.get(region));
  region.textContent = "";
  requestAnimationFrame(() => (region.textContent = text));
  timers.set(region, setTimeout(() => (region.textContent = ""), SHOWN_FOR));
}

/**
 * Makes a button copy what its data-copy says, and tell so in the live region behind it.
 * @param {WithData<"copy" | "manual" | "copied">} button
 */
export function startCopyButton(button) {
  const region = /** @type {Element} */ (button.parentElement?.querySelector("[role=status]"));
  button.hidden = false;
  button.addEventListener("click", async () => {
    const done = await copyText(button.dataset.copy, button.dataset.manual);
    if (done) say(region, button.dataset.copied);
  });
}
