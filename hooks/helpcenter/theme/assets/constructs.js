// @ts-check
// What tabs, closed boxes and code gain by JavaScript: one file, which only pages that have them load.

import { startCode } from "./code.js";
import { startReveal } from "./reveal.js";
import { startTabs } from "./tabs.js";

/**
 * Starts them.
 * @param {Parameters<typeof startCode>[0]} copying what copies a text and says so
 */
export function startConstructs(copying) {
  startTabs();
  startReveal();
  startCode(copying);
}
