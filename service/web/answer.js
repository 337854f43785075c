// The answer in the papers' own words, or what was searched and came nearest.
import { paperOf, placeOf, reading } from "./api.js";
import { copyButton } from "./copy.js";
import { el } from "./dom.js";
import { cardId } from "./passage.js";
import { dateWords, number, papersIn, passagesIn, speakerWords, words } from "./words.js";

/** What to mark in each passage of a reply, by its id: the quote, and what other parts of the answer quote. */
export function marksOf({ answer }) {
  const marks = new Map();
  for (const { quote } of [answer, ...listed(answer.also), ...listed(answer.differing), answer.explanation ?? {}]) {
    if (quote) marks.set(quote.passage_id, [...(marks.get(quote.passage_id) ?? []), [quote.start, quote.end]]);
  }
  return marks;
}

const listed = (value) => (Array.isArray(value) ? value : []);

/** The answer's own block: quote, source, and what belongs to it. */
export function answerBlock(reply) {
  const { answer } = reply;
  const hit = reply.passages.find((one) => one.id === answer.quote?.passage_id);
  const range = answer.quote && [answer.quote.start, answer.quote.end];
  return el("section", { class: "answer", "aria-labelledby": "answer" },
    el("h2", { id: "answer" }, words.answer),
    answer.cell ? cellBlock(answer.cell) : el("blockquote", { class: answer.text.length > 300 ? "quote long" : "quote", lang: "nl" }, answer.text),
    noteBlock(answer.note),
    hit && el("p", { class: "source" }, el("a", { href: `#${cardId(hit.id)}` }, speakerWords(hit.speaker)), ", ",
      el("cite", { lang: "nl" }, hit.citation), hit.document.date && `, ${dateWords(hit.document.date)}`),
    askedBlock(answer.asked),
    quotes(words.also, "also", listed(answer.also)),
    quotes(words.differing, "differing", listed(answer.differing)),
    quotes(words.explanation, "explanation", answer.explanation ? [answer.explanation] : []),
    el("div", { class: "tools" },
      hit && el("a", { href: reading(hit.document_id, hit.id, range) }, words.readOn),
      hit && copyButton(words.copyQuote, () => toPaste(answer, hit, range)),
      el("span", { class: "quiet" }, words.confidence(number(answer.confidence * 100)))));
}

/** The answer with what a reader needs to check it: who, which paper, when, and where it can be read by anybody. */
function toPaste({ cell, text, note }, hit, range) {
  const said = cell ? `${cell.caption ? `${cell.caption}: ` : ""}${words.inRow(cell.row, cell.column)}: ${cell.value}${unitOf(cell)}` : `“${text}”`;
  const proof = note && `${words.fromNote(note.number)}: “${note.text}”`;
  const source = [speakerWords(hit.speaker), hit.citation, dateWords(hit.document.date)].filter(Boolean).join(", ");
  return [said, proof, `— ${source}`, hit.document.url ?? reading(hit.document_id, hit.id, range)].filter(Boolean).join("\n");
}

const unitOf = ({ unit, value }) => (unit && !value.includes(unit) ? ` ${unit}` : "");

function cellBlock(cell) {
  return el("figure", { class: "cell", lang: "nl" }, el("p", { class: "value" }, cell.value, el("span", {}, unitOf(cell))),
    el("figcaption", {}, cell.caption && `${cell.caption}: `, el("span", { lang: document.documentElement.lang }, words.inRow(cell.row, cell.column))));
}

function noteBlock(note) {
  return note && el("div", { class: "proof" }, el("h3", {}, words.fromNote(note.number)), el("blockquote", { lang: "nl" }, note.text));
}

/** The question that the answer answers, by whom, and where else it is asked, by whom there. */
function askedBlock(asked) {
  if (!asked) return null;
  const [first, ...rest] = asked.questions;
  const others = rest.flatMap((one, at) => [at ? ", " : null, passageLink(one.passage_id), ` (${askerWords(one)})`]);
  return el("div", { class: "proof" }, el("h3", {}, words.asked), el("blockquote", { lang: "nl" }, asked.text),
    el("p", { class: "quiet" }, askerWords(asked), ", ", passageLink(first.passage_id)),
    others.length ? el("p", { class: "quiet" }, `${words.alsoAsked} `, others) : null);
}

/** Who asks: a person, else the parties whose question it is, also where somebody restates it. */
const askerWords = ({ speaker, parties }) => (!speaker?.name && parties.map(words.fraction).join(", ")) || speakerWords(speaker);

const passageLink = (id) => el("a", { href: reading(paperOf(id), id) }, words.passage(placeOf(id)));

/** Words of other passages, each with who says so, where and when; of a table row its cell. */
function quotes(title, name, list) {
  if (!list.length) return null;
  return el("div", { class: `quotes ${name}` }, el("h3", {}, title), el("ul", {}, list.map((one) => el("li", {},
    one.value && el("p", {}, el("strong", { lang: "nl" }, one.value), one.year && ` (${one.year})`),
    el("blockquote", { lang: "nl" }, one.cell ? `${one.cell.row}, ${one.cell.column}: ${one.cell.value}` : one.text),
    el("p", { class: "quiet" }, sourceOf(one))))));
}

function sourceOf({ quote, speaker, citation, date }) {
  const link = el("a", { href: reading(paperOf(quote.passage_id), quote.passage_id, [quote.start, quote.end]) },
    citation ?? words.passage(placeOf(quote.passage_id)));
  return [speaker && `${speakerWords(speaker)}, `, link, date && `, ${dateWords(date)}`];
}

/** The refusal: what was searched, within what, and what to do. `filters` are chips, `clear` a button. */
export function refusalBlock(reply, filters, clear) {
  const { searched, answer } = reply;
  return el("section", { class: "answer refusal", "aria-labelledby": "answer" },
    el("h2", { id: "answer" }, words.noAnswer),
    el("p", {}, words.searched(papersIn(searched.documents), passagesIn(searched.passages), number(reply.took_ms.total))),
    filters.length ? el("p", {}, `${words.within}: `, filters.join(" · "), " ", clear) : null,
    el("p", {}, words.advice),
    quotes(words.nearestWords, "nearest", listed(answer.nearest)));
}
