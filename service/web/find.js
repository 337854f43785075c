// A field to find a filter's values by what they are called, among all there are and not only those listed.
import { facet } from "./api.js";
import { announce, el } from "./dom.js";
import { number, words } from "./words.js";

const MOST = 20; // values shown
const PAUSE = 250; // milliseconds without a key before what is typed is looked for

/** The field; what is found stands in `list` in place of what it holds. `shown(facet)` makes the list of it. */
export function finder(name, list, filters, shown) {
  const before = [...list.childNodes];
  let waiting = null;
  let running = new AbortController();

  async function look(contains) {
    running = new AbortController();
    const { signal } = running;
    try {
      const found = await facet(name, contains, filters, MOST, signal);
      if (signal.aborted || !list.isConnected) return;
      tell(words.found(found.total, number(found.total), MOST), shown(found));
    } catch (error) {
      if (error.name !== "AbortError") tell(words.failedTitle, ...before);
    }
  }

  function tell(told, ...nodes) {
    list.replaceChildren(el("p", { class: "quiet" }, told), ...nodes);
    announce(told);
  }

  const oninput = ({ target }) => {
    clearTimeout(waiting);
    running.abort();
    const contains = target.value.trim();
    if (contains) waiting = setTimeout(look, PAUSE, contains);
    else list.replaceChildren(...before);
  };
  return el("label", { class: "find" }, words.findIn(words[name].toLowerCase()), el("input", { type: "search", autocomplete: "off", maxlength: "200", oninput }));
}
