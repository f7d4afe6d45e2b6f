// The search page: shows the answers to ?q= and to what is typed, in the page itself.

import { ask, start } from "./search-client.js";
import { contact, element, sentence, shownQuery, withMarks } from "./search-parts.js";

const SPOKEN_AFTER = 400;
const REMEMBERED_AFTER = 500;

/** Runs the search page. `settings` come from the page: words, index, root, contact. */
export function startPage(input, settings) {
  const { words } = settings;
  const list = document.getElementById("search-results");
  const status = document.getElementById("search-status");
  const none = element("div", "search-none");
  list.after(none);
  start(settings.index);
  let speaking;
  let remembering;

  function row(result) {
    const link = element("a", "row__link", ...withMarks(result.title));
    link.href = settings.root + result.url;
    const topic = element("p", "row__topic", result.topic);
    const summary = element("p", "row__summary", ...withMarks(result.summary));
    return element("li", "row", element("div", "row__text", link, summary, topic));
  }

  function topics(answer) {
    const rows = answer.closest.topics.map(({ title, url }) => {
      const link = element("a", "", title);
      link.href = settings.root + url;
      return element("li", "", link);
    });
    return element("ul", "search-none__topics", ...rows);
  }

  function say(text) {
    clearTimeout(speaking);
    speaking = setTimeout(() => (status.textContent = text), SPOKEN_AFTER);
  }

  async function search() {
    const query = input.value;
    const answer = query.trim() ? await ask(query) : { results: [] };
    if (!answer) return;
    const found = answer.results ?? [];
    list.replaceChildren(...found.map(row));
    list.hidden = !found.length;
    none.replaceChildren();
    if (answer.failed) say(words.failed);
    else if (!query.trim()) say("");
    else if (found.length) say(sentence(words.count_for, { count: found.length, query: shownQuery(query) }));
    else {
      say(sentence(words.none, { query: shownQuery(query) }));
      none.append(contact(settings, query), element("p", "", answer.closest.close ? words.closest : words.topics), topics(answer));
    }
    document.documentElement.dataset.searched = "true";
  }

  function remember() {
    const address = new URL(location.href);
    if (input.value.trim()) address.searchParams.set("q", input.value);
    else address.searchParams.delete("q");
    try {
      history.replaceState(null, "", address);
    } catch {
      // A browser that is asked too often refuses for a while: the address then lags behind.
    }
  }

  function rememberSoon() {
    clearTimeout(remembering);
    remembering = setTimeout(remember, REMEMBERED_AFTER);
  }

  input.addEventListener("input", () => {
    search();
    rememberSoon();
  });
  input.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    remember();
    await search();
    list.querySelector("a")?.focus();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked !== null && !input.value) input.value = asked;
  search();
}
