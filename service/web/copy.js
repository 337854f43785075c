// Copying, and saying that it is done.
import { announce, el } from "./dom.js";
import { words } from "./words.js";

/** A button that copies what `text()` gives. */
export function copyButton(label, text) {
  const button = el("button", { type: "button", class: "plain", onclick: async () => {
    const done = await copy(text());
    button.textContent = done ? words.copied : label;
    announce(done ? words.copied : words.notCopied);
    setTimeout(() => { button.textContent = label; }, 2000);
  } }, label);
  return button;
}

/** Browsers give pages without TLS, as on an office network, no clipboard; the old way still works there. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = document.activeElement;
    const area = el("textarea", { class: "hidden", readonly: true }, text);
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    before?.focus();
    return done;
  }
}
