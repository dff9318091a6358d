// The keys of the desk. They rest while somebody writes, and while an input method composes.
import { unfoldMenu } from "./more.js";

const rows = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".row > a")]);

/** @param {number} step */
const move = (step) => {
  const all = rows();
  const here = all.findIndex((row) => row === document.activeElement);
  const start = here >= 0 ? here : all.findIndex((row) => row.hasAttribute("aria-current"));
  const next = all[Math.max(0, Math.min(all.length - 1, start + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};

/** @param {string} mode */
const write = (mode) => {
  const tab = /** @type {HTMLInputElement|null} */ (document.querySelector(`#composer input[name=composer][value=${mode}]`));
  if (!tab) return;
  tab.checked = true;
  /** @type {HTMLElement|null} */ (document.querySelector(`#composer [data-mode=${mode}] textarea`))?.focus();
};

/** @param {string} selector */
const focus = (selector) => /** @type {HTMLElement|null} */ (document.querySelector(selector))?.focus();

/**
 * Opens the first of these rarer verbs that can be done now, and goes to its first field.
 * @param {string[]} deeds
 */
const unfold = async (...deeds) => {
  const find = () => deeds.map((name) => document.getElementById(`deed-${name}`)).find(Boolean);
  if (!find()) await unfoldMenu();
  const deed = find();
  for (let part = deed?.closest("details"); part; part = part.parentElement?.closest("details")) part.open = true;
  /** @type {HTMLElement|null|undefined} */ (deed?.querySelector("select, textarea, input:not([type=hidden])"))?.focus();
};

/** @type {Record<string, () => void>} */
const keys = {
  j: () => move(1),
  k: () => move(-1),
  r: () => write("reply"),
  n: () => write("note"),
  d: () => write("resolve"),
  a: () => unfold("hand-over", "assign"),
  e: () => unfold("escalate"),
  t: () => focus("#s-type"),
  "/": () => focus("#q"),
  "[": () => document.body.dispatchEvent(new CustomEvent("yd:toggle-list")),
  "?": () => /** @type {HTMLDialogElement|null} */ (document.querySelector("#keys"))?.showModal(),
};

/** @param {KeyboardEvent} event */
const isComposing = (event) => event.isComposing || event.keyCode === 229;

document.addEventListener("keydown", (event) => {
  const place = /** @type {HTMLElement} */ (event.target);
  const writes = place.closest("input:not([type=radio]), textarea, select, [contenteditable], dialog");
  // Some browsers send the form with the Enter that ends a composition.
  if (event.key === "Enter" && isComposing(event) && place.matches("input")) event.preventDefault();
  if (event.key === "Escape" && writes && !isComposing(event)) place.blur();
  if (writes || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

export {};
