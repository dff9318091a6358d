// The sentences that scripts say, and the server's time: both come with the page, so no script holds either.

/** @param {string} name */
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? "";

/** @type {Record<string, string>} */
const sentences = JSON.parse(meta("words") || "{}");

/**
 * The sentence of a key with its gaps filled.
 * @param {string} key
 * @param {...(string|number)} values
 */
export const say = (key, ...values) =>
  (sentences[key] ?? key).replace(/\{(\d)\}/g, (_, gap) => String(values[Number(gap)] ?? ""));

const ahead = (Number(meta("now")) || Date.now()) - Date.now();

/** The server's time in milliseconds, as far as this page knows it. */
export const now = () => Date.now() + ahead;

/**
 * Says something to screen readers, once.
 * @param {string} text
 */
export const announce = (text) => {
  const region = document.querySelector("#announcements");
  if (region) region.textContent = text;
};
