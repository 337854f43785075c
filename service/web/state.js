// What is asked, as the address holds it: so back, forward, bookmarks and links to a question just work.
import { parameters } from "./api.js";

const LISTS = ["dossier", "document", "kind", "speaker"];
const DATES = ["since", "until"];
export const FILTERS = [...LISTS, ...DATES];

/** The question, whether with a summary, how many passages, and the filters of an address. */
export function readState(search) {
  const query = new URLSearchParams(search);
  const k = Number(query.get("k"));
  const filters = {};
  for (const name of LISTS) filters[name] = [...new Set(query.getAll(name).filter(Boolean))];
  for (const name of DATES) filters[name] = query.get(name) || null;
  return { q: (query.get("q") ?? "").trim(), summary: query.get("summary") === "1", k: k >= 1 && k <= 100 ? Math.floor(k) : 5, filters };
}

/** The address of a state; a language in the address stays there. */
export function addressOf({ q, summary, k, filters }) {
  const lang = new URLSearchParams(location.search).get("lang");
  const query = parameters({ q, summary: summary ? "1" : null, k: k === 5 ? null : String(k), ...filters, lang });
  return `${location.pathname}${query.size ? `?${query}` : ""}`;
}

/** The filters chosen, one `[field, value]` each. */
export const chosen = (filters) => FILTERS.flatMap((name) => [filters[name] ?? []].flat().map((value) => [name, value]));

/** The filters with a value put in or taken out. */
export function toggled(filters, name, value) {
  if (DATES.includes(name)) return { ...filters, [name]: filters[name] === value ? null : value };
  const rest = filters[name].filter((one) => one !== value);
  return { ...filters, [name]: rest.length < filters[name].length ? rest : [...rest, value] };
}
