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
  keepingFocus(() => old.replaceChildren(...fresh.childNodes));
  old.scrollTop = atEnd ? old.scrollHeight : place;
  process(old);
};

/**
 * Whether somebody is in the middle of something inside.
 * @param {string} selector
 */
export const isBusy = (selector) => {
  const part = document.querySelector(selector);
  return Boolean(part?.matches(":focus-within") || part?.querySelector("details[open]:not(.kept)"));
};

/** @param {() => void} change */
export const keepingFocus = (change) => {
  const id = document.activeElement?.id;
  change();
  if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus({ preventScroll: true });
};

/** @param {Element} part */
export const process = (part) => /** @type {any} */ (window).htmx?.process(part);
