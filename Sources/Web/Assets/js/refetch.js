// Fetches a fragment again and exchanges only the elements named, without touching focus, scroll or what is being written.

/**
 * @param {string} address
 * @returns {Promise<Document|null>} nil where the answer is not a page
 */
export const fetchPage = async (address) => {
  const answer = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
};

/**
 * Puts the new element in place of the old one with the same selector.
 * @param {Document} page
 * @param {string} selector
 */
export const exchange = (page, selector) => {
  const [old, fresh] = [document.querySelector(selector), page.querySelector(selector)];
  if (!old || !fresh || old.isEqualNode(fresh)) return;
  carryOver(old, fresh);
  keepingFocus(() => old.replaceWith(fresh));
  process(fresh);
};

/**
 * Puts new content into the element that stays, so that its scroll stays.
 * @param {Document} page
 * @param {string} selector
 */
export const refill = (page, selector) => {
  const [old, fresh] = [document.querySelector(selector), page.querySelector(selector)];
  if (!old || !fresh) return;
  const atEnd = old.scrollHeight - old.scrollTop - old.clientHeight < 40;
  const place = old.scrollTop;
  carryOver(old, fresh);
  keepingFocus(() => old.replaceChildren(...fresh.childNodes));
  old.scrollTop = atEnd ? old.scrollHeight : place;
  process(old);
};

/** @typedef {HTMLInputElement & HTMLSelectElement & HTMLTextAreaElement} Control */

/** @param {Control} control */
const isBegun = (control) => {
  if (control.type === "hidden") return false;
  const options = [...(control.options ?? [])];
  if (options.length) return !(options.find((option) => option.defaultSelected) ?? options[0]).selected;
  return control.value !== control.defaultValue || control.checked !== control.defaultChecked;
};

/** @param {Control} control */
const slot = ({ form, name, type, value }) =>
  form && [form.getAttribute("action"), name, type === "radio" || type === "checkbox" ? value : ""].join(" ");

/**
 * What was begun in a form, and not yet sent, goes on in the same form of the new element.
 * @param {Element} old
 * @param {Element} fresh
 */
const carryOver = (old, fresh) => {
  const controls = (/** @type {Element} */ part) =>
    /** @type {Control[]} */ ([...part.querySelectorAll("form :is(input, select, textarea)[name]:not([type=file])")]);
  const begun = new Map(controls(old).filter(isBegun).map((control) => [slot(control), control]));
  for (const control of begun.size ? controls(fresh) : []) {
    const source = begun.get(slot(control));
    if (source) Object.assign(control, { value: source.value }, "checked" in source && { checked: source.checked });
  }
};

/**
 * Whether somebody is in the middle of something inside that cannot be carried over: writing, reading what was
 * unfolded, having chosen a file.
 * @param {string} selector
 */
export const isBusy = (selector) => {
  const part = document.querySelector(selector);
  const files = /** @type {NodeListOf<HTMLInputElement>} */ (part?.querySelectorAll("input[type=file]") ?? []);
  return Boolean(
    part?.matches(":focus-within") ||
      part?.querySelector("details[open]:not(.kept)") ||
      [...files].some((field) => field.value),
  );
};

/** @param {() => void} change */
export const keepingFocus = (change) => {
  const id = document.activeElement?.id;
  change();
  if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus({ preventScroll: true });
};

/** @param {Element} part */
export const process = (part) => /** @type {any} */ (window).htmx?.process(part);
