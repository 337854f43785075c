// A passage found, as a card: who says it, in which paper, where, to what question; its words, notes and source.
import { paperOf, placeOf, reading } from "./api.js";
import { copyButton } from "./copy.js";
import { el, fold, hidden, idOf } from "./dom.js";
import { namesOf, notesOf } from "./notes.js";
import { body } from "./text.js";
import { number, paperWords, speakerWords, titleOf, words } from "./words.js";

export const cardId = (passageId) => idOf("passage", passageId);

/** The card; `ranges` are marked, of a row only the cell of `column`; `questions` are passages by id. */
export function card(hit, { ranges = [], column = null, questions = new Map() } = {}) {
  const heading = el("h3", { id: `${cardId(hit.id)}-who` }, speakerWords(hit.speaker));
  const source = reading(hit.document_id, hit.id, ranges[0]);
  return el("li", {},
    el("article", { id: cardId(hit.id), class: ranges.length ? "card found" : "card", tabindex: "-1", "aria-labelledby": heading.id },
      el("header", {}, heading, paperLine(hit.document, hit), sectionLine(hit.section)),
      asked(hit, questions),
      body(hit, ranges, column),
      notesOf(hit), namesOf(hit),
      el("footer", {},
        el("cite", { lang: "nl" }, hit.citation),
        el("div", { class: "tools" },
          el("a", { href: source }, words.readOn, hidden(`: ${words.passage(placeOf(hit.id))}`)),
          copyButton(words.copyCitation, () => hit.citation),
          copyButton(words.copyLink, () => reading(hit.document_id, hit.id)),
          score(hit)))));
}

function paperLine(document, hit) {
  const page = hit.page ? ` · ${words.page(hit.page)}` : "";
  return el("p", { class: "paper" }, el("a", { href: reading(document.id), lang: "nl" }, titleOf(document)),
    el("span", {}, ` ${paperWords(document)}${page}`));
}

/** The headings a passage stands under, outermost first. */
export function sectionLine(section) {
  if (!section.length) return null;
  return el("p", { class: "section", lang: "nl" }, section.flatMap((one, at) => [at ? el("span", { "aria-hidden": "true" }, " › ") : null, at ? hidden(", ") : null, one]));
}

/** The questions that a passage answers, closed at first; without their texts, their places. */
function asked(hit, questions) {
  const ids = hit.answers.length ? hit.answers : hit.asked_in;
  const about = hit.about.length ? el("p", { class: "quiet" }, words.restates(hit.about.join(", "))) : null;
  if (!ids.length) return about;
  const found = ids.map((id) => questions.get(id)).filter(Boolean);
  const who = [...new Set(found.map((one) => one.speaker && speakerWords(one.speaker)).filter(Boolean))];
  const items = ids.map((id) => el("li", {},
    questions.has(id) ? el("blockquote", { lang: "nl" }, questions.get(id).text) : null,
    el("a", { href: reading(paperOf(id), id) }, words.passage(placeOf(id)))));
  return [about, el("div", { class: "asked" }, fold(words.answers(who.join(", ") || words.somebody, ids.length), el("ul", {}, items)))];
}

/** What the score is made of, for whoever wants to know. */
function score(hit) {
  const parts = Object.entries(hit.parts ?? {}).filter(([, value]) => value);
  return fold(words.score(number(hit.score, 2)),
    el("dl", {}, parts.flatMap(([name, value]) => [el("dt", { lang: "en" }, name), el("dd", {}, number(value, 2))])));
}
