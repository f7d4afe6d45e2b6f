// @ts-check
// On the page for missing pages: a short link (/a/46188) that was copied with what followed it in a sentence, such as a
// full stop, a bracket or a quotation mark, or in capital letters, still leads to its answer.

const LINK = /^a\/[^0-9a-z/]*([0-9]{5})(?![0-9a-z])/i;

/**
 * The address without percent signs, in which malformed ones are kept.
 * @param {string} path
 * @returns {string}
 */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * The path of the short link that was meant, or null if the address is none or is right as it is.
 * @param {string} path the path of the address
 * @param {string[]} homes the paths of the home pages of all languages
 * @returns {string | null}
 */
export function shortLink(path, homes) {
  const written = decoded(path);
  for (const home of homes) {
    const same = written.slice(0, home.length).toLowerCase() === home.toLowerCase();
    const found = same ? LINK.exec(written.slice(home.length)) : null;
    const right = found ? `${home}a/${found[1]}/` : null;
    if (right && written !== right && `${written}/` !== right) return right;
  }
  return null;
}

/** Says that the number of a short link is wrong, where the address is a short link that leads nowhere. */
function sayWrongId() {
  const path = decoded(location.pathname);
  const home = homes.find((one) => path.startsWith(one) && LINK.test(path.slice(one.length)));
  if (!home) return;
  document.querySelector("[data-wrong-id]")?.removeAttribute("hidden");
  document.querySelector("[data-not-found]")?.setAttribute("hidden", "");
}

const listed = document.querySelector("[data-languages]")?.getAttribute("data-languages") ?? "";
const homes = listed.trim().split(/\s+/).map((page) => new URL(".", new URL(page, location.href)).pathname);
const target = shortLink(location.pathname, homes);
if (target) location.replace(target + location.search + location.hash);
else sayWrongId();
