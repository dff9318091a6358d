// What is being written is kept on this device until it is sent. Only the words: no names, no contacts.
import { say } from "./words.js";

const keptFor = 7 * 24 * 3600 * 1000;
/** @param {HTMLFormElement} form */
const shelf = (form) => `yd-draft/${form.dataset.draft}`;
/** @param {HTMLFormElement} form */
const areas = (form) => [...form.querySelectorAll("textarea")];

/**
 * @param {string} name
 * @returns {{at: number, sent?: boolean, words: Record<string, string>}|null}
 */
const read = (name) => JSON.parse(localStorage.getItem(name) ?? "null");

/** @param {HTMLFormElement} form */
const keep = (form, sent = false) => {
  const words = Object.fromEntries(areas(form).map((area) => [area.name, area.value]));
  const isEmpty = Object.values(words).every((text) => !text.trim());
  if (isEmpty) localStorage.removeItem(shelf(form));
  else localStorage.setItem(shelf(form), JSON.stringify({ at: Date.now(), sent, words }));
  const note = form.querySelector(".draft");
  if (note) note.textContent = isEmpty || sent ? "" : say("draft.kept");
};

/** @param {HTMLFormElement} form */
const restore = (form) => {
  const draft = read(shelf(form));
  // What was sent and has not come back in the form was accepted.
  if (draft?.sent) return localStorage.removeItem(shelf(form));
  for (const area of areas(form)) if (draft && !area.value) area.value = draft.words[area.name] ?? "";
};

/** @param {ParentNode} part */
const restoreAll = (part) => {
  for (const form of part.querySelectorAll("form[data-draft]")) restore(/** @type {HTMLFormElement} */ (form));
};

const draftForm = (/** @type {Event} */ event) =>
  /** @type {HTMLFormElement|null} */ (/** @type {HTMLElement} */ (event.target).closest("form[data-draft]"));

let timer = 0;
document.addEventListener("input", (event) => {
  const form = draftForm(event);
  if (!form) return;
  clearTimeout(timer);
  timer = setTimeout(() => keep(form), 300);
});
document.addEventListener("submit", (event) => {
  const form = draftForm(event);
  if (!form) return;
  clearTimeout(timer);
  keep(form, true);
});

for (const name of Object.keys(localStorage).filter((key) => key.startsWith("yd-draft/"))) {
  if (Date.now() - (read(name)?.at ?? 0) > keptFor) localStorage.removeItem(name);
}
restoreAll(document);
document.addEventListener("yd:fresh", (event) => restoreAll(/** @type {Element} */ (event.target)));
