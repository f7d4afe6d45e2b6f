// @ts-check
// Sends a line to the log of a site that keeps one (extra → help → feedback): once a page and visit, and nothing where the
// reader asks not to be tracked.

const SENT = "help-sent";

/** True where the reader's browser says "Do Not Track" or "Global Privacy Control". */
export function refused() {
  return navigator.globalPrivacyControl === true || ["1", "yes"].includes(String(navigator.doNotTrack ?? window.doNotTrack));
}

/**
 * Whether something was sent in this visit already; from now on it was.
 * @param {string} what
 */
function isSent(what) {
  try {
    const sent = new Set(JSON.parse(sessionStorage.getItem(SENT) ?? "[]"));
    const before = sent.has(what);
    sessionStorage.setItem(SENT, JSON.stringify([...sent.add(what)].slice(-200)));
    return before;
  } catch {
    return false; // storage is switched off
  }
}

/**
 * Sends values, unless the same was sent in this visit.
 * @param {string} address
 * @param {Record<string, string>} values
 * @param {string} what of which there is one line a visit
 */
export function sendLine(address, values, what) {
  if (refused() || isSent(what)) return;
  const line = new URLSearchParams({ ...values, language: document.documentElement.lang });
  navigator.sendBeacon(`${address}?${line}`);
}
