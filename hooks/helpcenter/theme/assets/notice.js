// @ts-check
// The notice on top of a page, by the reader's clock. It is inlined behind its place, so that what the build knows, or the
// page before had fetched, is there before the first paint. What the server says now comes later: it then lies over the
// page, so that nothing is moved. All that it says is shown as text.
{
  const place = /** @type {WithData<"url" | "topic" | "words" | "notice">} */ (document.currentScript?.previousElementSibling);
  const { url, topic, words } = place.dataset;
  /** @type {Record<string, string>} */
  const labels = JSON.parse(words);
  const key = `help-notice ${new URL(url, location.href).pathname}`;
  const lang = document.documentElement.lang;
  const LEVELS = ["info", "warning", "outage"];
  const longest = 2 ** 31 - 1;
  let timer = 0;

  /** @param {string} name */
  const kept = (name) => {
    try {
      return sessionStorage.getItem(name);
    } catch {
      return null; // Storage is switched off.
    }
  };
  /** @param {string} name @param {string} value */
  const keep = (name, value) => {
    try {
      sessionStorage.setItem(name, value);
    } catch {
      // It is asked for again on the next page.
    }
  };

  /**
   * The notice in a text, if this page shows it at some time.
   * @param {string | null} text
   */
  const read = (text) => {
    try {
      const { text: given, level, from, until, topics } = JSON.parse(text || "{}");
      const texts = typeof given === "string" ? { [lang]: given } : given;
      const code = texts?.[lang] ? lang : Object.keys(texts ?? {})[0];
      const said = code && typeof texts[code] === "string" ? texts[code].trim().slice(0, 1000) : "";
      const here = !Array.isArray(topics) || !topics.length || topics.includes(topic);
      if (!said || !here) return null;
      return { said, code, level: LEVELS.includes(level) ? level : "info", from: Date.parse(from), until: Date.parse(until) };
    } catch {
      return null; // What cannot be read is no notice.
    }
  };

  let notice = read(kept(key) ?? place.dataset.notice);
  /** @type {HTMLElement | null} */
  let shown = null;
  let says = "";
  let closed = kept(`${key} closed`);

  const close = () => {
    closed = notice?.said ?? "";
    keep(`${key} closed`, closed);
    if (shown) shown.hidden = true;
    show(true);
  };

  /** @param {HTMLElement} box */
  const fill = (box) => {
    if (!notice) return;
    const said = document.createElement("p");
    const label = document.createElement("strong");
    const button = document.createElement("button");
    label.textContent = `${labels[notice.level]}: `;
    said.append(label, notice.said);
    if (notice.code !== lang) said.lang = notice.code;
    button.type = "button";
    button.textContent = "×";
    button.ariaLabel = labels.close;
    button.onclick = close;
    box.className = `notice notice--${notice.level}`;
    box.ariaLabel = labels[notice.level];
    box.replaceChildren(said, button);
    box.hidden = false;
  };

  /**
   * Shows what is in force now, and looks again when that changes.
   * @param {boolean} late whether the page is there already
   */
  const show = (late) => {
    clearTimeout(timer);
    const now = Date.now();
    const times = notice ? [notice.from, notice.until].filter((at) => at > now) : [];
    if (times.length) timer = setTimeout(show, Math.min(Math.min(...times) - now + 1, longest), true);
    const on = notice && !(notice.from > now) && !(notice.until <= now) && closed !== notice.said;
    const wanted = on ? `${notice?.level} ${notice?.said}` : "";
    if (wanted === says) return;
    says = wanted;
    if (shown && shown !== place) shown.remove();
    else if (shown) shown.classList.add("notice--over");
    shown = null;
    if (!on || !notice) return;
    shown = late ? document.createElement("section") : place;
    fill(shown);
    if (!late) return;
    shown.classList.add("notice--late");
    shown.role = notice.level === "info" ? "status" : "alert";
    place.after(shown);
  };

  const ask = async () => {
    try {
      const answer = await fetch(url, { cache: "no-cache" });
      if (!answer.ok) return;
      const text = await answer.text();
      keep(key, text);
      notice = read(text);
      show(true);
    } catch {
      // Nobody is reached: what is known stays.
    }
  };

  show(false);
  ask();
  document.addEventListener("visibilitychange", () => document.hidden || ask());
}
