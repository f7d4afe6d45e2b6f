// Small pieces of HTML that the panel and the search page share. Text only ever goes in as text.

/** An element with a class and children: strings become text. */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A text in pieces, [[piece, whether it matched]], its matches as <mark>. */
export function withMarks(pieces) {
  return pieces.map(([piece, hit]) => (hit ? element("mark", "", piece) : piece));
}

/** A sentence of the interface with its {names} filled in. */
export function sentence(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** What was typed, without unpaired surrogates, which no address can carry. */
export function wellFormed(query) {
  return query.toWellFormed?.() ?? query.replace(/\p{Cs}/gu, "\uFFFD");
}

/** What was typed, without what cannot be shown, and no longer than a line or two. */
export function shownQuery(query) {
  const line = wellFormed(query).replace(/\p{Cc}+/gu, " ").trim();
  return line.length > 120 ? `${line.slice(0, 119).replace(/[\uD800-\uDBFF]$/, "")}…` : line;
}

/** How to reach us with what was typed: a sentence, the telephone, and an e-mail that quotes it. */
export function contact({ words, contact: ways }, query) {
  const shown = shownQuery(query);
  const subject = encodeURIComponent(sentence(words.mail_subject, { query: shown }));
  const telephone = element("a", "button", ways.telephone);
  telephone.href = ways.telephone_href;
  const mail = element("a", "button button--quiet", ways.email);
  mail.href = `${ways.email_href}?subject=${subject}`;
  return element("p", "search-contact", element("span", "search-contact__text", words.none_contact), " ", telephone, " ", mail);
}
