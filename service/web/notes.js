// Footnotes under a passage, and links to the papers they cite: here if the index holds them, else the official site.
import { reading } from "./api.js";
import { el, webAddress } from "./dom.js";
import { markerId, noteId } from "./text.js";
import { paperName, words } from "./words.js";

/** A link to a paper cited; plain words where nobody knows where it is. */
export function citedLink(id, cited) {
  if (cited?.in_index) {
    const title = cited.title && `, ${cited.title}`;
    return el("span", {}, el("a", { href: reading(cited.document_id) }, paperName(id), title), ` (${words.here})`);
  }
  const address = webAddress(cited?.url);
  if (!address) return el("span", {}, `${paperName(id)} (${words.nowhere})`);
  return el("span", {}, el("a", { href: address, rel: "external noreferrer" }, paperName(id)), ` (${words.official})`);
}

/** The notes of a passage as a list; null without any. `cites` are where its references lead. */
export function notesOf(passage) {
  const cites = citesOf(passage);
  if (!passage.footnotes.length) return null;
  const items = passage.footnotes.map((note, place) => {
    const links = note.references.map((id) => el("li", {}, citedLink(id, cites.get(id))));
    return el("li", { id: noteId(passage, place) },
      el("a", { class: "number", href: `#${markerId(passage, place)}`, "aria-label": words.backToText(note.number) }, note.number),
      el("div", {}, el("span", { lang: "nl" }, withAddresses(note)), links.length ? el("ul", { class: "cited" }, links) : null));
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

/** A note's text with its web addresses as links; those that it writes otherwise follow it. */
function withAddresses(note) {
  const link = (address) => el("a", { href: address, rel: "external noreferrer" }, address);
  let nodes = [note.text];
  for (const address of note.urls.filter(webAddress)) {
    const at = nodes.findIndex((node) => typeof node === "string" && node.includes(address));
    if (at < 0) nodes.push(" ", link(address));
    else {
      const [before, ...after] = nodes[at].split(address);
      nodes = [...nodes.slice(0, at), before, link(address), after.join(address), ...nodes.slice(at + 1)];
    }
  }
  return nodes;
}
