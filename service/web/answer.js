// The answer in the papers' own words, or what was searched and came nearest.
import { paperOf, placeOf, reading } from "./api.js";
import { copyButton } from "./copy.js";
import { el } from "./dom.js";
import { cardId } from "./passage.js";
import { rangeOf } from "./text.js";
import { number, papersIn, passagesIn, speakerWords, words } from "./words.js";

/** What to mark in each passage of a reply, by its id: the quote, and what other parts of the answer quote. */
export function marksOf(reply) {
  const { quote, also, differing, nearest } = reply.answer;
  const marks = new Map(quote ? [[quote.passage_id, [[quote.start, quote.end]]]] : []);
  const others = [...listed(also), ...listed(differing).map((one) => ({ ...one, text: one.quote })), ...listed(nearest)];
  for (const { passage_id: id, text } of others) {
    const hit = reply.passages.find((one) => one.id === id);
    const range = hit && rangeOf(hit, text);
    if (range) marks.set(id, [...(marks.get(id) ?? []), range]);
  }
  return marks;
}

const listed = (value) => (Array.isArray(value) ? value : []);

/** The answer's own block: quote, source, and what belongs to it. */
export function answerBlock(reply) {
  const { answer } = reply;
  const hit = reply.passages.find((one) => one.id === answer.quote?.passage_id);
  const range = answer.quote && [answer.quote.start, answer.quote.end];
  const source = hit && `${speakerWords(hit.speaker)}, ${hit.citation}`;
  const said = answer.cell ? `${answer.cell.caption ?? ""} — ${words.inRow(answer.cell.row, answer.cell.column)}: ${answer.cell.value}` : answer.text;
  return el("section", { class: "answer", "aria-labelledby": "answer" },
    el("h2", { id: "answer" }, words.answer),
    askedBlock(answer.asked),
    answer.cell ? cellBlock(answer.cell) : el("blockquote", { class: answer.text.length > 300 && "long", lang: "nl" }, answer.text),
    noteBlock(answer.note),
    source && el("p", { class: "source" }, el("a", { href: `#${cardId(hit.id)}` }, speakerWords(hit.speaker)), ", ", el("cite", { lang: "nl" }, hit.citation)),
    quotes(words.also, "also", listed(answer.also)),
    quotes(words.differing, "differing", listed(answer.differing).map((one) => ({ ...one, text: one.quote }))),
    el("div", { class: "tools" },
      hit && el("a", { href: reading(hit.document_id, hit.id, range) }, words.readOn),
      hit && copyButton(words.copyQuote, () => `“${said}” (${source})`),
      el("span", { class: "quiet" }, words.confidence(number(answer.confidence * 100)))));
}

function cellBlock(cell) {
  const unit = cell.unit && !cell.value.includes(cell.unit) ? ` ${cell.unit}` : "";
  return el("figure", { class: "cell", lang: "nl" }, el("p", { class: "value" }, cell.value, el("span", {}, unit)),
    el("figcaption", {}, cell.caption && `${cell.caption}: `, el("span", { lang: document.documentElement.lang }, words.inRow(cell.row, cell.column))));
}

function noteBlock(note) {
  return note && el("div", { class: "proof" }, el("h3", {}, words.fromNote(note.number)), el("blockquote", { lang: "nl" }, note.text));
}

function askedBlock(asked) {
  if (!asked?.text) return null;
  const links = listed(asked.passages).flatMap((id) => [" ", el("a", { href: reading(paperOf(id), id) }, words.passage(placeOf(id)))]);
  return el("div", { class: "proof" }, el("h3", {}, words.asked), el("blockquote", { lang: "nl" }, asked.text), el("p", {}, links));
}

function quotes(title, name, list) {
  if (!list.length) return null;
  return el("div", { class: `quotes ${name}` }, el("h3", {}, title), el("ul", {}, list.map((one) => el("li", {},
    el("blockquote", { lang: "nl" }, one.text), one.value && el("p", {}, el("strong", {}, one.value)),
    el("a", { href: reading(paperOf(one.passage_id), one.passage_id) }, one.citation ?? words.passage(placeOf(one.passage_id)))))));
}

/** The refusal: what was searched, within what, and what to do. `filters` are chips, `clear` a button. */
export function refusalBlock(reply, filters, clear) {
  const { searched, answer } = reply;
  return el("section", { class: "answer refusal", "aria-labelledby": "answer" },
    el("h2", { id: "answer" }, words.noAnswer),
    el("p", {}, words.searched(papersIn(searched.documents), passagesIn(searched.passages), number(reply.took_ms.total))),
    filters.length ? el("p", {}, `${words.within}: `, filters.join(" · "), " ", clear) : null,
    el("p", {}, words.advice),
    quotes(words.nearest, "nearest", listed(answer.nearest)));
}
