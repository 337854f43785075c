// Elements from data. Text only ever becomes text: nothing here, or anywhere else, makes markup of a string.

/** An element; a function as attribute listens (`onclick`), null and false leave an attribute or child out. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Words for screen readers only. */
export const hidden = (words) => el("span", { class: "hidden" }, words);

/** A part that opens, closed at first. */
export const fold = (title, ...children) => el("details", {}, el("summary", {}, title), ...children);

/** The address if it leads to a web page, else null: a paper may hold `javascript:` too. */
export function webAddress(address) {
  return /^https?:\/\//i.test(address ?? "") ? address : null;
}

/** A name that may stand in an id and in `#…`. */
export const idOf = (...parts) => parts.join("-").replace(/[^\w-]/g, (one) => `_${one.codePointAt(0)}_`);

/** Tell it once where a screen reader hears it, without moving anything. */
export function announce(words) {
  const status = document.getElementById("status");
  status.textContent = "";
  status.textContent = words;
}
