// @ts-check
// The buttons that copy a piece of code.

/** @typedef {{copyText: (text: string, manual: string) => Promise<boolean>, say: (region: Element, text: string) => void}} Copying */

/**
 * Shows a button and lets it copy the code beside it, less the marks of annotations.
 * @param {WithData<"manual" | "copied">} button
 * @param {Copying} copying
 */
function startCopyCode(button, { copyText, say }) {
  const region = /** @type {Element} */ (button.nextElementSibling);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const code = /** @type {Element} */ (button.parentElement?.querySelector("code")?.cloneNode(true));
    for (const mark of code.querySelectorAll(".annotation")) mark.remove();
    const text = (code.textContent ?? "").replace(/\n$/, "");
    if (await copyText(text, button.dataset.manual)) say(region, button.dataset.copied);
  });
}

/**
 * Starts all of them.
 * @param {Copying} copying
 */
export function startCode(copying) {
  /** @type {NodeListOf<WithData<"manual" | "copied">>} */
  const buttons = document.querySelectorAll(".copy-code");
  for (const button of buttons) startCopyCode(button, copying);
}
