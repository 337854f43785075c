// Footnotes under a passage, and links to the papers they cite: here if the index holds them, else the official site.
import { reading } from "./api.js";
import { el, webAddress } from "./dom.js";
import { markerId, noteId } from "./text.js";
import { paperName, words } from "./words.js";

/** Where a paper cited is read, and which place that is; no address where nobody knows. */
function whereIs(cited) {
  if (cited?.in_index) return { href: reading(cited.document_id), place: words.here };
  const href = webAddress(cited?.url);
  return href ? { href, place: words.official, rel: "external noreferrer" } : { href: null, place: words.nowhere };
}

/** A link to a paper cited, called as `text` has it; plain words where nobody knows where it is. */
export function citedLink(id, cited, text = paperName(id)) {
  const { href, place, rel } = whereIs(cited);
  const title = cited?.title && text === paperName(id) ? `, ${cited.title}` : null;
  return el("span", {}, href ? el("a", { href, rel }, text) : text, title, el("span", { class: "place" }, ` (${place})`));
}

/** The notes of a passage as a list; null without any. `cites` are where its references lead. */
export function notesOf(passage) {
  const cites = citesOf(passage);
  if (!passage.footnotes.length) return null;
  const items = passage.footnotes.map((note, place) => {
    const number = el("a", { class: "number", href: `#${markerId(passage, place)}`, "aria-label": words.backToText(note.number) }, note.number);
    return el("li", { id: noteId(passage, place) }, number, el("div", {}, noteText(note, cites)));
  });
  return el("ul", { class: "notes", "aria-label": words.notes }, items);
}

/** The papers that the text itself names, which no note does. */
export function namesOf(passage) {
  const cites = citesOf(passage);
  const noted = new Set(passage.footnotes.flatMap((note) => note.references));
  const named = passage.references.filter((id) => !noted.has(id));
  if (!named.length) return null;
  return el("p", { class: "quiet" }, `${words.names}: `, named.flatMap((id, at) => [at ? ", " : "", citedLink(id, cites.get(id))]));
}

const citesOf = (passage) => new Map((passage.cites ?? []).map((one) => [one.id, one]));

/** A note's words, with papers and web addresses as links where it writes them; the others follow. */
function noteText(note, cites) {
  const links = [
    ...note.references.map((id) => [paperName(id), (text) => citedLink(id, cites.get(id), text)]),
    ...note.urls.filter(webAddress).map((one) => [one, (text) => el("a", { href: one, rel: "external noreferrer" }, text)]),
  ];
  const left = [];
  const nodes = [note.text];
  for (const [name, link] of links) {
    const plain = (text) => text.replaceAll("\u00a0", " ");
    const index = nodes.findIndex((node) => typeof node === "string" && plain(node).includes(plain(name)));
    if (index < 0) left.push(el("li", {}, link(name)));
    else {
      const text = nodes[index];
      const at = plain(text).indexOf(plain(name));
      nodes.splice(index, 1, text.slice(0, at), link(text.slice(at, at + name.length)), text.slice(at + name.length));
    }
  }
  return [el("span", { lang: "nl" }, nodes), left.length ? el("ul", { class: "cited" }, left) : null];
}
