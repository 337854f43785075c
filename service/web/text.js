// The text of a passage: note markers back at their places, quoted words marked, rows of tables as cells.
// Offsets count code points, as the service counts them, not the UTF-16 units of a string.
import { el, idOf } from "./dom.js";
import { words } from "./words.js";

export const noteId = (passage, at) => idOf("note", passage.id, at);
export const markerId = (passage, at) => idOf("marker", passage.id, at);

/** Nodes of `text[from:to]` of a passage; `ranges` are the `[start, end)` to mark. */
export function textNodes(passage, ranges = [], from = 0, to = Infinity) {
  const points = Array.from(passage.text);
  const last = Math.min(to, points.length);
  const notes = passage.footnotes.map((note, place) => ({ ...note, place }));
  const cuts = new Set([from, last, ...ranges.flat(), ...notes.map((note) => note.at)]);
  const places = [...cuts].filter((at) => at >= from && at <= last).sort((one, other) => one - other);
  return places.flatMap((here, index) => {
    const piece = points.slice(here, places[index + 1] ?? here).join("");
    const marked = ranges.some(([start, end]) => start <= here && here < end);
    const markers = notes.filter((note) => note.at === here).map((note) => marker(passage, note));
    return [...markers, piece && (marked ? el("mark", {}, piece) : piece)].filter(Boolean);
  });
}

function marker(passage, note) {
  const link = el("a", { href: `#${noteId(passage, note.place)}`, id: markerId(passage, note.place),
                         "aria-label": words.note(note.number) }, note.number);
  return el("sup", {}, link);
}

export const isRow = (passage) => passage.kind.startsWith("table") || passage.table !== null;

/** The row's cells, each a list of nodes; `column` marks that cell alone. */
function cellsOf(passage, ranges, column) {
  let at = 0;
  return passage.text.split("\t").map((cell, index) => {
    const end = at + Array.from(cell).length;
    const only = column !== null ? (passage.table?.columns[index] === column ? [[at, end]] : []) : ranges;
    const nodes = textNodes(passage, only, at, end);
    at = end + 1;
    return nodes;
  });
}

const FIGURE = /^[\s€<>≤≥±+–−-]*\d[\d\s.,/–−-]*(?:%|procent|mln\.?|mld\.?|miljoen|miljard)?\s*$/i;
const NOTHING = /^[\s–−.\-]*$/;

/** For each column of these rows whether it holds figures and nothing else; those stand right, under each other. */
export function figureColumns(passages) {
  const rows = passages.map((one) => one.text.split("\t"));
  return rows[0].map((_, index) => index > 0 && rows.some((cells) => FIGURE.test(cells[index] ?? ""))
    && rows.every((cells) => FIGURE.test(cells[index] ?? "") || NOTHING.test(cells[index] ?? "")));
}

const figure = (is) => ({ class: is && "figure" });

/** A body row of a table: its label heads it. `figures` are the columns that hold them; `ends` are more cells. */
export function tableRow(passage, figures, ranges, attributes, ...ends) {
  const cells = cellsOf(passage, ranges, null).map((nodes, index) =>
    index ? el("td", figure(figures[index]), nodes) : el("th", { scope: "row" }, nodes));
  return el("tr", attributes, cells, ends);
}

/** A table around rows of the same passage's table; it scrolls by itself where it is too wide. */
export function tableOf(passage, figures, rows, ...heads) {
  const { caption, columns } = passage.table ?? { caption: null, columns: [] };
  const head = columns.length ? el("thead", {}, el("tr", {}, columns.map((one, index) => el("th", { scope: "col", ...figure(figures[index]) }, one)), heads)) : null;
  const table = el("table", { lang: "nl" }, caption && el("caption", {}, caption), head, el("tbody", {}, rows));
  return el("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": caption ?? words.table }, table);
}

/** A row by itself, its columns under each other: so it needs no width. */
function rowAlone(passage, ranges, column) {
  const columns = passage.table?.columns ?? [];
  const figures = figureColumns([passage]);
  const rows = cellsOf(passage, ranges, column).map((nodes, index) =>
    el("tr", {}, el("th", { scope: "row" }, columns[index] ?? ""), el("td", figure(figures[index]), nodes)));
  const caption = passage.table?.caption;
  return el("table", { class: "alone", lang: "nl" }, caption && el("caption", {}, caption), el("tbody", {}, rows));
}

/** A passage by itself: a paragraph, a list item after what introduces it, or a row of a table. */
export function body(passage, ranges = [], column = null) {
  if (isRow(passage)) return rowAlone(passage, ranges, column);
  const intro = passage.lead_in && el("p", { class: "lead-in", lang: "nl" }, passage.lead_in);
  const tag = passage.kind === "list-item" ? el("ul", { class: "text", lang: "nl" }, el("li", {}, textNodes(passage, ranges)))
    : el("p", { class: "text", lang: "nl" }, textNodes(passage, ranges));
  return [intro, tag];
}
